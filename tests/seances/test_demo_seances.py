"""The demo's year of séances: lively, the same each time, told once."""

from datetime import date, timedelta
from time import process_time

import pytest

from ateliers.seances.demo import LesSeances
from ateliers.seances.models import Bilan, Inscription, Seance
from petiterockette.demonstration import Histoire
from tests.fabriques import un_lieu

pytestmark = pytest.mark.django_db

HISTOIRE = Histoire(graine=7, debut=date(2025, 11, 25))


def test_un_an_de_seances_se_raconte_vite_et_une_seule_fois():
    un_lieu(code="CHV")
    debut = process_time()
    LesSeances().raconter(HISTOIRE, date(2025, 11, 25), date(2026, 11, 23))
    duree = process_time() - debut
    avant = (Seance.objects.count(), Bilan.objects.count(), Inscription.objects.count())

    LesSeances().raconter(HISTOIRE, date(2026, 11, 24), date(2026, 11, 24))
    LesSeances().raconter(HISTOIRE, date(2026, 11, 24), date(2026, 11, 24))

    assert 100 < avant[1] < avant[0] < 220
    assert 10 < avant[2] < 80
    assert Bilan.objects.count() == avant[1]
    assert len(set(Seance.objects.values_list("uuid", flat=True))) == Seance.objects.count()
    assert duree < 2


def test_quarante_fins_et_graines_se_racontent_sans_code_en_double(pleine):
    un_lieu(code="CHV")
    mois = 24 if pleine else 2

    for graine in range(40):
        fin = date(2026, 11, 28) - graine * timedelta(days=9)
        histoire = Histoire(graine, fin - mois * timedelta(days=30))
        for n in range(mois):
            du = histoire.debut + n * timedelta(days=30)
            LesSeances().raconter(histoire, du, du + timedelta(days=29))

    codes = Inscription.objects.values_list("code", flat=True)
    assert len(set(codes)) == len(codes) > 40 * mois


def test_sans_lieu_il_n_y_a_rien_a_raconter():
    LesSeances().raconter(HISTOIRE, date(2026, 11, 24), date(2026, 11, 24))

    assert not Seance.objects.exists()
