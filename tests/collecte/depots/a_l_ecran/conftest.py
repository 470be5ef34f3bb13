"""A counter in a real browser: one site, one point, three name tiles, a fresh device."""

import pytest

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
