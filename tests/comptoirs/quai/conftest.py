"""A dock in a real browser: one site, a person in charge, what sorting closed."""

import pytest
from django.http import HttpResponse
from django.test import Client

from petiterockette.lieux.appareil import retenir_le_point
from tests.collecte.au_quai import un_quai
from tests.fabriques import un_compte, une_personne

from .ecran import Quai


@pytest.fixture
def point(transactional_db):
    point = un_quai()
    for prenom in ("Awa", "Bilal"):
        une_personne(prenom, equipe=point.lieu)
    return point


@pytest.fixture
def compte(point):
    return un_compte("responsable", lieu=point.lieu)


@pytest.fixture
def appareil(browser, browser_context_args, live_server, point, compte):
    """Make a device: a browser context of which only the account and the point are chosen."""
    contextes = []

    def un_appareil(compte=compte, largeur=1280, hauteur=800, **options):
        contexte = browser.new_context(
            viewport={"width": largeur, "height": hauteur}, **{**browser_context_args, **options}
        )
        client, reponse = Client(), HttpResponse()
        client.force_login(compte)
        retenir_le_point(reponse, point, securise=False)
        biscuits = {"sessionid": client.cookies["sessionid"], "point": reponse.cookies["point"]}
        contexte.add_cookies(
            [{"name": n, "value": b.value, "url": live_server.url} for n, b in biscuits.items()]
        )
        contextes.append(contexte)
        return contexte

    yield un_appareil
    for contexte in contextes:
        contexte.close()


@pytest.fixture
def ouvrir(appareil, live_server):
    def ouvrir(contexte=None, **options):
        quai = Quai((contexte or appareil(**options)).new_page(), live_server.url)
        quai.ouvrir()
        return quai

    return ouvrir


@pytest.fixture
def quai(ouvrir):
    return ouvrir()
