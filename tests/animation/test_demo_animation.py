"""The demo's year of animation: lively, told once, and its books agree."""

from collections import Counter
from datetime import date
from time import perf_counter

import pytest

from ateliers.animation.demo import LAnimation
from ateliers.animation.materiel import materiel_dehors
from ateliers.animation.models import Avis, Demande, Devis, Materiel, Provenance, TetesParZone
from ateliers.animation.verifications import devis, materiel, provenances
from ateliers.seances.demo import LesSeances
from petiterockette.demonstration import Histoire
from tests.animation.animations import une_ligne
from tests.collecte.livres import au_rayon
from tests.fabriques import les_listes, un_compte, un_lieu, un_point

pytestmark = pytest.mark.django_db

HISTOIRE = Histoire(graine=7, debut=date(2025, 11, 25))


def test_un_an_d_animation_se_raconte_vite_et_une_seule_fois():
    un_lieu(code="CHV")
    une_ligne()
    LesSeances().raconter(HISTOIRE, date(2025, 11, 25), date(2026, 11, 23))
    debut = perf_counter()
    LAnimation().raconter(HISTOIRE, date(2025, 11, 25), date(2026, 11, 23))
    duree = perf_counter() - debut
    avant = [m.objects.count() for m in (Demande, Devis, Provenance, TetesParZone, Avis)]

    for _fois in range(2):
        LAnimation().raconter(HISTOIRE, date(2026, 11, 24), date(2026, 11, 24))

    assert [m.objects.count() for m in (Demande, Devis, Provenance, TetesParZone, Avis)] == avant
    assert 18 < avant[0] < 40
    assert min(avant[1], avant[4]) > 3
    assert {"faite", "confirmee", "refusee", "demandee"} == set(
        Demande.objects.values_list("etat", flat=True)
    )
    assert [*devis(), *provenances()] == []
    assert duree < 3


def test_sans_lieu_il_n_y_a_rien_a_raconter():
    LAnimation().raconter(HISTOIRE, date(2026, 11, 24), date(2026, 11, 24))

    assert not Demande.objects.exists()


def test_les_seances_prennent_au_rayon_et_rendent_au_gramme():
    les_listes()
    point = un_point(lieu=un_lieu(code="CHV"))
    un_compte("direction", identifiant="direction")
    au_rayon(point, "textiles", 300_000)
    LesSeances().raconter(HISTOIRE, date(2026, 10, 1), date(2026, 10, 31))

    for _fois in range(2):
        LAnimation().raconter(HISTOIRE, date(2026, 10, 1), date(2026, 10, 31))

    sens = Counter(Materiel.objects.values_list("sens", flat=True))
    assert sens["sorti"] == sens["rendu"] == sens["reemploye"] > 0
    jours = Materiel.objects.values_list("bon__jour", flat=True)
    assert {jour.month for jour in jours} == {10}
    assert materiel_dehors(None) == []
    assert list(materiel()) == []
