"""A dock in a real browser: one site, a person in charge, what sorting closed."""

import pytest

from tests.collecte.quai.au_quai import un_quai
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
def ouvrir(appareil, live_server):
    def ouvrir(contexte=None, **options):
        quai = Quai((contexte or appareil(**options)).new_page(), live_server.url)
        quai.ouvrir()
        return quai

    return ouvrir


@pytest.fixture
def quai(ouvrir):
    return ouvrir()
