"""A counter in a real browser: one site, one point, three name tiles, a fresh device."""

import pytest
from django.http import HttpResponse
from django.test import Client

from petiterockette.lieux.appareil import retenir_le_point
from tests.fabriques import les_listes, un_compte, un_lieu, un_point, une_personne

from .ecran import Ecran


@pytest.fixture
def point(transactional_db):
    les_listes()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    for prenom in ("Awa", "Bilal", "Inès"):
        une_personne(prenom, equipe=lieu)
    return un_point(lieu=lieu, nom="Comptoir")


@pytest.fixture
def compte(point):
    return un_compte("benevole", lieu=point.lieu, personne=None)


@pytest.fixture
def appareil(browser, browser_context_args, live_server, point, compte):
    """Make a device: a browser context of which only the account and the point are chosen."""
    contextes = []

    def un_appareil(compte=compte, largeur=1280, hauteur=800, **options):
        contexte = browser.new_context(
            viewport={"width": largeur, "height": hauteur}, **{**browser_context_args, **options}
        )
        contexte.add_cookies(
            [{"name": n, "value": v, "url": live_server.url} for n, v in _cookies(compte, point)]
        )
        contextes.append(contexte)
        return contexte

    yield un_appareil
    for contexte in contextes:
        contexte.close()


@pytest.fixture
def ouvrir(appareil, live_server):
    """Open the counter; ``nom=None`` leaves the question « Qui pèse ? » on the screen."""

    def ouvrir(contexte=None, nom="Awa", **options):
        page = (contexte or appareil(**options)).new_page()
        ecran = Ecran(page, live_server.url)
        ecran.ouvrir()
        if nom:
            ecran.nommer(nom)
        return ecran

    return ouvrir


@pytest.fixture
def ecran(ouvrir):
    return ouvrir()


def _cookies(compte, point) -> list[tuple[str, str]]:
    client = Client()
    client.force_login(compte)
    reponse = HttpResponse()
    retenir_le_point(reponse, point, securise=False)
    return [
        ("sessionid", client.cookies["sessionid"].value),
        ("point", reponse.cookies["point"].value),
    ]
