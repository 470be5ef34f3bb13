import pytest

from tests.fabriques import les_listes, un_lieu, un_point


@pytest.fixture
def quai():
    les_listes()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    return un_point("quai", lieu=lieu, maximum_g=2_000_000)
