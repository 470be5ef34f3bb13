"""A till in a real browser: one site, one point, three name tiles, the device that holds it."""

import pytest
from django.http import HttpResponse

from boutique.caisses.appareil import retenir_le_jeton
from tests.boutique.a_la_caisse import APPAREIL, ALaCaisse, une_caisse
from tests.boutique.comptoir.a_l_ecran.ecran import EcranDeCaisse
from tests.fabriques import les_listes, un_lieu, un_point, une_personne


@pytest.fixture
def tenue(transactional_db) -> ALaCaisse:
    les_listes()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    for prenom in ("Bilal", "Inès"):
        une_personne(prenom, equipe=lieu)
    return une_caisse(point=un_point("caisse", lieu=lieu, nom="Caisse 1"))


@pytest.fixture
def appareil(appareil_de, tenue, live_server):
    """The device that holds the till, signed in by whoever opened it."""

    def un_appareil(jeton=APPAREIL, **options):
        contexte = appareil_de(tenue.compte, tenue.point, **options)
        reponse = HttpResponse()
        retenir_le_jeton(reponse, jeton, securise=False)
        biscuit = reponse.cookies["caisse"].value
        contexte.add_cookies([{"name": "caisse", "value": biscuit, "url": live_server.url}])
        return contexte

    return un_appareil


@pytest.fixture
def ouvrir(appareil, live_server):
    """Open the till; ``nom=None`` leaves the question « Qui tient la caisse ? »."""

    def ouvrir(contexte=None, nom="Awa", ecole=False, **options):
        page = (contexte or appareil(**options)).new_page()
        ecran = EcranDeCaisse(page, live_server.url, ecole=ecole)
        ecran.ouvrir()
        if nom:
            ecran.nommer(nom)
        return ecran

    return ouvrir


@pytest.fixture
def ecran(ouvrir):
    return ouvrir()
