"""Twelve days of June at the tills of a small demo, told once for all the tests of a module."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from boutique.demo import dosages
from collecte.demo.recit import calendrier
from petiterockette.management.commands import demo
from tests.collecte.demo.demonstration import recit_partage

JOUR = timedelta(days=1)
FIN = date(2026, 7, 2)
DEBUT = FIN - 12 * JOUR
MATIN = "2026-07-02T05:00:00Z"


def raconter(quand: str = MATIN) -> None:
    with time_machine.travel(quand, tick=False):
        call_command("demo", stdout=StringIO(), stderr=StringIO())


def douze_jours(monkeypatch) -> None:
    """An operation is going on; every rare thing happens often."""
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 30_000_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: DEBUT)
    for rare in ("ADHESION", "DON", "BON", "PAR_BON", "RENDU", "CORRIGE"):
        monkeypatch.setattr(dosages, rare, 250)
    monkeypatch.setattr(dosages, "CHEQUE_MIN_CTS", 300)
    monkeypatch.setattr(dosages, "MOYENS", (dosages.MOYENS[0], (40, 35, 20, 5)))


@pytest.fixture(scope="module")
def recit(partager, django_db_blocker) -> Iterator[None]:
    with recit_partage(partager, django_db_blocker, raconter, douze_jours):
        yield


@pytest.fixture
def racontee(recit, db) -> Iterator[None]:
    """The morning after."""
    with time_machine.travel(MATIN, tick=False):
        yield
