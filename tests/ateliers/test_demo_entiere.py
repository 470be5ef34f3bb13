"""The whole demo, poles and all, on last days that once ended with a code drawn twice."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from ateliers.seances.models import Inscription
from boutique.models import Vente
from collecte.demo import calendrier
from petiterockette.management.commands import demo
from tests.collecte.demonstration import rembobiner, vider_les_caches


@pytest.mark.django_db
@pytest.mark.parametrize("fin", [date(2026, 11, 28), date(2026, 11, 19)], ids=str)
def test_deux_annees_se_racontent_jusqu_au_bout(fin, monkeypatch, pleine):
    if not pleine:
        monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 30_000_000)
        monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: fin - timedelta(days=2))
    vider_les_caches()
    sortie = StringIO()

    with time_machine.travel(datetime.combine(fin, time(8), tzinfo=UTC), tick=False):
        call_command("demo", annees=2, stdout=sortie, stderr=sortie)

    assert sortie.getvalue().endswith("La base de démonstration est à jour.\n")
    assert Inscription.objects.exists()
    assert Vente.objects.exists()
    vider_les_caches()
    rembobiner()
