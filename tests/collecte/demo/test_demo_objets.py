"""The demo's followed things: told once, never in the future, whatever people changed since."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from collecte.demo.chapitres import objets
from collecte.demo.recit import calendrier
from collecte.objets.models import Evenement, Objet, Photo, SuiviParCategorie
from petiterockette.comptes.models import Compte
from petiterockette.management.commands import demo
from tests.collecte.demo.demonstration import ne_raconter_que_la_matiere, recit_partage

PARIS = ZoneInfo("Europe/Paris")
FIN = date(2026, 3, 12)
MIDI = datetime(FIN.year, FIN.month, FIN.day, 12, tzinfo=PARIS)


def un_mois(monkeypatch) -> None:
    """A month of a small house, in a few seconds."""
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 3_000_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: FIN - timedelta(days=30))
    # In a month, some must have left by another door than a till's.
    monkeypatch.setattr(objets, "SEJOUR", (3, 12))
    ne_raconter_que_la_matiere(monkeypatch)


@pytest.fixture(scope="module")
def _erreurs(partager, django_db_blocker) -> Iterator[str]:
    with recit_partage(partager, django_db_blocker, lancer, un_mois) as erreurs:
        yield erreurs


@pytest.fixture
def erreurs(_erreurs, db) -> str:
    """What could not be told until noon of the last day."""
    return _erreurs


def lancer(instant: datetime = MIDI) -> str:
    """Tell what is missing at that instant; what could not be told."""
    erreurs = StringIO()
    with time_machine.travel(instant.astimezone(ZoneInfo("UTC")), tick=False):
        call_command("demo", verbosity=0, stderr=erreurs)
    return erreurs.getvalue()


def compte() -> tuple[int, int, int]:
    return Objet.objects.count(), Photo.objects.count(), Evenement.objects.count()


def test_les_objets_se_racontent_une_fois_et_jamais_dans_le_futur(erreurs):
    une_fois = compte()

    assert erreurs + lancer() == ""
    assert compte() == une_fois
    assert une_fois[0] > 10
    assert not Evenement.objects.filter(le__gt=MIDI).exists()
    natures = set(Evenement.objects.values_list("nature", flat=True))
    assert {"suivi", "complete", "deplace", "parti"} <= natures
    assert Objet.objects.presents().exists()


@pytest.mark.usefixtures("erreurs")
def test_ce_qui_a_change_depuis_n_arrete_pas_la_suite():
    avant = compte()
    SuiviParCategorie.objects.update(regle="jamais")
    Compte.objects.filter(identifiant="tri").update(actif=False)

    assert "n’est pas raconté en entier" in lancer(MIDI + timedelta(days=8))
    assert Objet.objects.count() == avant[0]
