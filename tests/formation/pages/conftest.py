import pytest

from tests.fabriques import connecter, un_compte, un_lieu
from tests.formation.en_formation import une_session


@pytest.fixture
def session():
    return une_session(un_lieu(nom="Chemin-Vert"))


@pytest.fixture
def client(client, session):
    return connecter(client, un_compte("pole"))
