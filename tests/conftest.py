"""What every test leans on; the tests' own making of data lives in fabriques.py."""

import pytest

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
