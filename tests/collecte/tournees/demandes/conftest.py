import pytest

from tests.fabriques import connecter, les_listes, un_compte, un_lieu
from tests.fabriques_tournees import un_vehicule


@pytest.fixture
def lieu(db):
    les_listes()
    return un_vehicule(un_lieu(code="CHV", nom="Chemin-Vert")).lieu


@pytest.fixture
def responsable(client, lieu):
    compte = un_compte("responsable", lieu=lieu)
    connecter(client, compte)
    return compte
