"""A sorting table in a real browser: one site, one workshop, two name tiles, a fresh device."""

import pytest

from tests.fabriques import les_listes, un_compte, un_lieu, un_point, une_personne

from .table import Table


@pytest.fixture
def point(transactional_db):
    les_listes()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    for prenom in ("Awa", "Bilal"):
        une_personne(prenom, equipe=lieu)
    return un_point("quai", lieu=lieu, nom="Tri")


@pytest.fixture
def compte(point):
    return un_compte("tri", lieu=point.lieu, personne=None)


@pytest.fixture
def ouvrir(appareil, live_server):
    """Open the counter; ``nom=None`` leaves the question « Qui pèse ? » on the screen."""

    def ouvrir(contexte=None, nom="Awa", **options):
        table = Table((contexte or appareil(**options)).new_page(), live_server.url)
        table.ouvrir()
        if nom:
            table.nommer(nom)
            table.gestes = 0
        return table

    return ouvrir


@pytest.fixture
def table(ouvrir):
    return ouvrir()
