"""What every test leans on; the tests' own making of data lives in fabriques.py."""

import os

import pytest

pytest_plugins = [
    "tests.greffons.modele",
    "tests.greffons.bases",
    "tests.greffons.partage",
    "tests.greffons.navigateur",
    "tests.greffons.severite",
    "tests.greffons.ramassage",
]


@pytest.fixture(scope="session")
def pleine() -> bool:
    """Whether the attacks run with the full numbers (`make epreuve`) or with short ones."""
    return os.environ.get("EPREUVE") == "1"
