import pytest

from tests.fabriques import connecter, les_listes, un_compte, un_lieu, un_point


@pytest.fixture
def ici(client):
    """A counter where a sorter is signed in."""
    les_listes()
    point = un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
    connecter(client, un_compte("tri", lieu=point.lieu), point)
    return point
