import pytest

from tests.fabriques import les_listes, un_lieu, un_point

from .les_conventions import un_trimestre


@pytest.fixture
def point(db):
    les_listes()
    return un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"))


@pytest.fixture
def trimestre(point, time_machine):
    """The quarter added up by hand; it is the 5th of October."""
    un_trimestre(point, time_machine)
    return point
