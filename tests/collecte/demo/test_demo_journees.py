"""The demo's doors and sorting table: the same for the same seed, told once, never ahead."""

from datetime import date, timedelta

import pytest

from collecte.demo.chapitres.journees import LesJournees, porte
from collecte.demo.chapitres.tri import LesReferencesDuTri
from collecte.listes.services.chargement import charger_les_listes
from collecte.tri.models import ControleFait, Souhait
from petiterockette.comptes.demo import LesGens
from petiterockette.demonstration import Histoire
from petiterockette.lieux.heures import heures_d_ouverture
from petiterockette.lieux.models import Fermeture, Ouverture, Suspension, Tache
from tests.lieux.journees import a_paris

pytestmark = pytest.mark.django_db

HISTOIRE = Histoire(graine=2005, debut=date(2026, 10, 1))
OCTOBRE = date(2026, 10, 1), date(2026, 10, 31)


@pytest.fixture
def chapitre(time_machine) -> LesJournees:
    time_machine.move_to(a_paris(2026, 11, 4, 12, 30), tick=False)
    LesGens().fonder(HISTOIRE)
    charger_les_listes()
    chapitre = LesJournees()
    chapitre.fonder(HISTOIRE)
    return chapitre


def test_un_mois_raconte_a_des_heures_plausibles(chapitre):
    chapitre.raconter(HISTOIRE, *OCTOBRE)

    heures = [s / 3600 for s in heures_d_ouverture(*OCTOBRE).values()]
    assert len(heures) == 2
    assert all(150 < h < 280 for h in heures)
    assert Ouverture.objects.count() == Fermeture.objects.count() == 51


def test_raconter_encore_n_ajoute_rien(chapitre):
    for _ in range(2):
        chapitre.raconter(HISTOIRE, *OCTOBRE)

    assert Ouverture.objects.count() == 51
    assert [o.rang for o in Ouverture.objects.filter(lieu__code="CHV")] == list(range(1, 29))


def test_la_journee_en_cours_ne_dit_rien_d_avance(chapitre, time_machine):
    jour, midi = date(2026, 11, 4), a_paris(2026, 11, 4, 12, 30)

    for _ in range(2):
        chapitre.commencer(HISTOIRE, jour, midi)

    assert Ouverture.objects.count() == 2
    assert not Fermeture.objects.exists()
    assert Suspension.objects.get().lieu.code == "MTG"
    # The next day closes what the morning opened.
    time_machine.move_to(midi + timedelta(days=1), tick=False)
    chapitre.raconter(HISTOIRE, jour, jour)
    assert (Ouverture.objects.count(), Fermeture.objects.count()) == (2, 2)


def test_la_meme_graine_ouvre_aux_memes_heures():
    jour = date(2026, 10, 7)

    assert porte(HISTOIRE, "CHV", jour).ouverture == porte(HISTOIRE, "CHV", jour).ouverture
    assert porte(HISTOIRE, "CHV", date(2026, 5, 1)) is None


def test_chaque_lieu_a_ses_taches_et_les_garde(chapitre):
    Tache.objects.filter(lieu__code="CHV").update(visible=False)

    chapitre.fonder(HISTOIRE)

    assert Tache.objects.count() == 4 * 12


def test_le_tri_a_ses_souhaits_et_ses_controles_une_fois(chapitre):
    references = LesReferencesDuTri()

    for _ in range(2):
        references.commencer(HISTOIRE, date(2026, 11, 4), a_paris(2026, 11, 4, 12, 30))

    assert Souhait.objects.count() == 4
    assert ControleFait.objects.values("uuid").distinct().count() == 3
