"""A till held once for all the tests of a module, and a story told once."""

from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.boutique.a_la_caisse import ALaCaisse, une_caisse
from tests.boutique.recits import racontee, recit

__all__ = ["racontee", "recit"]


@pytest.fixture(scope="module")
def _tenue(partager) -> Iterator[ALaCaisse]:
    with partager(une_caisse) as tenue:
        yield tenue


@pytest.fixture
def tenue(_tenue, db) -> ALaCaisse:
    """An open till, as it was when it opened; a module that wants another has its own."""
    return deepcopy(_tenue)
