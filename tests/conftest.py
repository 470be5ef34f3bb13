"""What every test leans on; the tests' own making of data lives in fabriques.py."""

import pytest
from django.test import Client

from petiterockette.lieux.models import Lieu
from tests.fabriques import connecter, un_compte, un_lieu
from tests.mesure import ENTIERE

pytest_plugins = [
    "tests.greffons.modele",
    "tests.greffons.bases",
    "tests.greffons.choix",
    "tests.greffons.partage",
    "tests.greffons.navigateur",
    "tests.greffons.severite",
    "tests.greffons.ramassage",
    "tests.greffons.siege",
]


@pytest.fixture(scope="session")
def pleine() -> bool:
    """Whether all the variants of a thing are judged, or some of them, as in the short run."""
    return ENTIERE


@pytest.fixture
def lieu() -> Lieu:
    """The site of a test that needs only one."""
    return un_lieu(code="CHV", nom="Chemin-Vert")


@pytest.fixture
def direction(client) -> Client:
    """A browser where somebody of the direction is signed in."""
    return connecter(client, un_compte("direction"))
