import pytest

from tests.collecte.tableau.test_indicateurs import une_annee
from tests.fabriques import connecter, les_listes, un_compte, un_lieu, un_point


@pytest.fixture
def point(db):
    les_listes()
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))


@pytest.fixture
def annee(point):
    """100 kg in; 40 sold, 17 given, 34 recycled, 9 thrown away."""
    une_annee(point)
    return point


@pytest.fixture
def direction(client, point):
    compte = un_compte("direction")
    connecter(client, compte)
    return compte
