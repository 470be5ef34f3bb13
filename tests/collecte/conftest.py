import pytest

from petiterockette.lieux.models import Point
from tests.collecte.demo.demonstration import raccourcir, rembobiner, vider_les_caches
from tests.collecte.quai.au_quai import un_quai
from tests.fabriques import connecter, un_compte, un_point, une_personne


@pytest.fixture
def point() -> Point:
    """A counter."""
    return un_point()


@pytest.fixture
def quai(db) -> Point:
    return un_quai()


@pytest.fixture
def responsable(client, quai):
    """A person in charge of the site, signed in."""
    compte = un_compte("responsable", lieu=quai.lieu, personne=une_personne("Camille"))
    connecter(client, compte, quai)
    return compte


@pytest.fixture
def petite(db, monkeypatch):
    """A short story of a small house: the same rules, in a few seconds."""
    raccourcir(monkeypatch)
    vider_les_caches()
    yield
    vider_les_caches()
    rembobiner()
