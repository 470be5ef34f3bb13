import pytest

from collecte.demo import calendrier
from petiterockette.lieux.models import Point
from petiterockette.management.commands import demo
from tests.collecte.au_quai import un_quai
from tests.collecte.demonstration import JOUR, rembobiner, sans_les_poles, vider_les_caches
from tests.fabriques import connecter, un_compte, une_personne


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
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 30_000_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: fin - annees * 9 * JOUR)
    sans_les_poles(monkeypatch)
    vider_les_caches()
    yield
    vider_les_caches()
    rembobiner()
