"""A till held once for all the tests of a module, and a story told once."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.test import Client

from tests.boutique.a_la_caisse import ALaCaisse, une_caisse
from tests.boutique.au_guichet import Guichet, tenir, un_guichet
from tests.boutique.recits import racontee, recit

__all__ = ["racontee", "recit"]


@pytest.fixture(scope="module")
def _tenue(partager, request) -> Iterator[ALaCaisse]:
    """Opened as its module says (« ouvrir_la_caisse »), by ``une_caisse`` if it says nothing."""
    with partager(getattr(request.module, "ouvrir_la_caisse", une_caisse)) as tenue:
        yield tenue


@pytest.fixture
def tenue(_tenue, db) -> ALaCaisse:
    """An open till, as it was when it opened."""
    return deepcopy(_tenue)


@pytest.fixture(scope="module")
def _guichet(partager) -> Iterator[Guichet]:
    with partager(un_guichet) as guichet:
        yield guichet


@pytest.fixture
def guichet(_guichet, db) -> Guichet:
    """A till and the browser that holds it, as they were when it opened."""
    tenue = deepcopy(_guichet.tenue)
    return Guichet(tenue, tenir(Client(), tenue))
