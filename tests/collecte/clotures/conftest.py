import pytest

from tests.fabriques import connecter, un_compte, une_personne


@pytest.fixture
def direction():
    return un_compte("direction")


@pytest.fixture
def camille(client, point):
    """Who answers for the site, signed in at its point."""
    compte = un_compte("responsable", lieu=point.lieu, personne=une_personne("Camille"))
    connecter(client, compte, point)
    return compte
