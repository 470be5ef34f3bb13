"""The demo's followed things: told once, never in the future, whatever people changed since."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from collecte.demo.chapitres import objets
from collecte.demo.recit import calendrier
from collecte.objets.models import Evenement, Objet, Photo, SuiviParCategorie
from petiterockette.comptes.models import Compte
from petiterockette.management.commands import demo
from tests.collecte.demo.demonstration import rembobiner, sans_les_poles, vider_les_caches

PARIS = ZoneInfo("Europe/Paris")
FIN = date(2026, 3, 12)


@pytest.fixture
def petite(db, monkeypatch):
    """A month of a small house, in a few seconds."""
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 3_000_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: FIN - timedelta(days=30))
    # In a month, some must have left by another door than a till's.
    monkeypatch.setattr(objets, "SEJOUR", (3, 12))
    sans_les_poles(monkeypatch)
    vider_les_caches()
    yield
    vider_les_caches()
    rembobiner()


def lancer(jour: date, heure: int = 12) -> datetime:
    instant = datetime(jour.year, jour.month, jour.day, heure, tzinfo=PARIS)
    with time_machine.travel(instant.astimezone(ZoneInfo("UTC")), tick=False):
        call_command("demo", verbosity=0)
    return instant


def compte() -> tuple[int, int, int]:
    return Objet.objects.count(), Photo.objects.count(), Evenement.objects.count()


@pytest.mark.usefixtures("petite")
def test_les_objets_se_racontent_une_fois_et_jamais_dans_le_futur(capsys):
    midi = lancer(FIN)
    une_fois = compte()
    lancer(FIN)

    assert capsys.readouterr().err == ""
    assert compte() == une_fois
    assert une_fois[0] > 10
    assert not Evenement.objects.filter(le__gt=midi).exists()
    natures = set(Evenement.objects.values_list("nature", flat=True))
    assert {"suivi", "complete", "deplace", "parti"} <= natures
    assert Objet.objects.presents().exists()


@pytest.mark.usefixtures("petite")
def test_ce_qui_a_change_depuis_n_arrete_pas_la_suite(capsys):
    lancer(FIN)
    avant = compte()
    SuiviParCategorie.objects.update(regle="jamais")
    Compte.objects.filter(identifiant="tri").update(actif=False)

    lancer(FIN + timedelta(days=8))

    assert "n’est pas raconté en entier" in capsys.readouterr().err
    assert Objet.objects.count() == avant[0]
