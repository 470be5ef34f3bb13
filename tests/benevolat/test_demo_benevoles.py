"""The demo's volunteers: a month of permanences and hours, told once, the same each time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Sum
from django.utils import timezone

from petiterockette.benevolat.demo import LesBenevoles
from petiterockette.benevolat.models import HeuresFaites, Inscription, Permanence
from petiterockette.benevolat.verifications import heures as verifier_les_heures
from petiterockette.benevolat.verifications import places as verifier_les_places
from petiterockette.demonstration import Histoire
from tests.fabriques import un_lieu, une_personne

HISTOIRE = Histoire(2005, date(2026, 10, 1))
JOUR = date(2026, 11, 1)
OCTOBRE = (date(2026, 10, 1), date(2026, 10, 31))

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-01 09:00+00:00", tick=False)]


@pytest.fixture
def chapitre() -> LesBenevoles:
    chapitre = LesBenevoles()
    chapitre.fonder(HISTOIRE)
    return chapitre


def test_sans_lieu_ni_equipe_il_n_y_a_rien_a_raconter(chapitre):
    un_lieu(code="CHV")

    chapitre.raconter(HISTOIRE, *OCTOBRE)
    chapitre.commencer(HISTOIRE, JOUR, timezone.now())

    assert not Permanence.objects.exists()


def test_un_mois_raconte_est_vivant_juste_et_ne_se_raconte_pas_deux_fois(chapitre):
    lieu = un_lieu(code="CHV")
    for prenom in ("Awa", "Lucie", "Nour", "Paul", "Rosa"):
        une_personne(prenom, equipe=lieu)

    for _fois in range(2):
        chapitre.raconter(HISTOIRE, *OCTOBRE)
        midi = datetime.combine(JOUR, time(12), tzinfo=ZoneInfo("Europe/Paris"))
        chapitre.commencer(HISTOIRE, JOUR, midi)
        n, minutes = HeuresFaites.objects.count(), HeuresFaites.objects.aggregate(m=Sum("minutes"))

    assert (n, minutes) == (HeuresFaites.objects.count(), {"m": minutes["m"]})
    assert 100 * 60 < minutes["m"] < 260 * 60
    assert HeuresFaites.objects.filter(jour__gt=JOUR).count() == 0
    assert Permanence.objects.filter(jour__gt=JOUR).count() > 40
    assert Inscription.objects.filter(permanence__jour__gt=JOUR).exists()
    assert [*verifier_les_heures(), *verifier_les_places()] == []
    venues = list(Inscription.objects.values_list("personne", "permanence__debut"))
    assert len(venues) == len(set(venues))
