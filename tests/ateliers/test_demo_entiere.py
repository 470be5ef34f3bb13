"""The whole demo, poles and all: on last days that once ended with a code drawn twice, and at
instants when a house could look dead."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from ateliers.permanences.models import Visite
from ateliers.seances.models import Inscription
from boutique.ventes.models import Vente
from collecte.demo.recit import calendrier
from collecte.livre.models import Bon
from collecte.tournees.models import Tournee
from petiterockette.benevolat.models import Permanence
from petiterockette.journal.examens.passer import examiner
from petiterockette.management.commands import demo
from tests.collecte.demo.demonstration import rembobiner, vider_les_caches
from tests.dehors import dire_dehors
from tests.greffons.bases import moteur
from tests.mesure import ENTIERE, MESURE, Mesure

PARIS = ZoneInfo("Europe/Paris")


# In the épreuve, where two years are told whole, one for each base.
FINS = [date(2026, 11, 28), date(2026, 11, 19)]
if MESURE is Mesure.EPREUVE:
    FINS = [FINS[moteur() == "postgresql"]]


@pytest.mark.django_db
@pytest.mark.parametrize("fin", FINS, ids=str)
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


# After midnight on New Year's Day, when nothing is open; a 29 February; a Wednesday evening.
JOURS = [
    datetime(2027, 1, 1, 0, 30, tzinfo=PARIS),
    datetime(2028, 2, 29, 11, 7, tzinfo=PARIS),
    datetime(2026, 11, 25, 22, 15, tzinfo=PARIS),
]


@pytest.mark.django_db
@pytest.mark.parametrize("instant", JOURS[: 3 if ENTIERE else 1], ids=str)
def test_quel_que_soit_l_instant_la_maison_est_vivante_et_rien_n_est_dans_l_avenir(
    instant, monkeypatch
):
    jour = instant.date()
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 6_000_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: fin - timedelta(days=3))
    vider_les_caches()

    for quand in (instant, instant + timedelta(days=1)):
        with time_machine.travel(quand.astimezone(UTC), tick=False):
            call_command("demo", stdout=StringIO(), stderr=(dit := StringIO()))
            dire_dehors()
            assert examiner(de_nuit=False).en_faute == []
        assert dit.getvalue() == ""
        for modele, champ in ((Bon, "enregistre_le"), (Vente, "le"), (Visite, "arrivee_le")):
            assert not modele.objects.filter(**{f"{champ}__gt": quand}).exists()
        assert Tournee.objects.get(jour=quand.date()).arrets.filter(issue="").count() >= 4
        assert Permanence.objects.filter(jour=quand.date(), pole__code="velo").exists()
    assert not Tournee.objects.get(jour=jour).arrets.filter(issue="").exists()
    vider_les_caches()
    rembobiner()
