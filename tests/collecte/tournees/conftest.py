import pytest

from tests.fabriques import connecter, les_listes, un_compte, un_lieu
from tests.fabriques_tournees import un_vehicule, une_tournee


@pytest.fixture
def vehicule(db):
    les_listes()
    return un_vehicule(un_lieu(code="CHV", nom="Chemin-Vert"), nom="Le camion")


@pytest.fixture
def tournee(vehicule):
    return une_tournee(vehicule)


@pytest.fixture
def responsable(client, vehicule):
    compte = un_compte("responsable", lieu=vehicule.lieu)
    connecter(client, compte, vehicule.point)
    return compte


@pytest.fixture
def camion(vehicule):
    """The crew's account: its role holds at the truck's own point."""
    return un_compte("camion", point=vehicule.point)
