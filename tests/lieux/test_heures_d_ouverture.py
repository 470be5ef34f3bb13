"""H_OUVERTURE: the hours really done, by site and month, right at midnight and in March."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.utils import timezone

from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.lieux.heures import heures_d_ouverture, plages, secondes_ouvertes
from petiterockette.lieux.models import CorrectionHeures, Fermeture, Ouverture
from petiterockette.lieux.refus import (
    HeuresImpossibles,
    HeuresQuiSeChevauchent,
    LieuEncoreOuvert,
    PageDejaServie,
    RaisonManquante,
)
from petiterockette.lieux.services.heures import ajouter_des_heures, corriger_les_heures
from tests.fabriques import un_compte, un_lieu, une_ouverture

from .journees import a_paris, ferme_a, une_journee

pytestmark = pytest.mark.django_db

NOVEMBRE = date(2026, 11, 1)
H = 3600


@pytest.fixture
def lieu():
    return un_lieu(nom="Chemin-Vert")


@pytest.fixture
def responsable(lieu):
    return un_compte("responsable", lieu=lieu)


@pytest.fixture
def journee(lieu, time_machine):
    """9 h to 18 h on 25 November; it is the 26th at 10 h."""
    ouverture = une_journee(time_machine, lieu, a_paris(2026, 11, 25, 9), a_paris(2026, 11, 25, 18))
    time_machine.move_to(a_paris(2026, 11, 26, 10), tick=False)
    return ouverture


def du_mois(mois: date, lieux=None) -> dict:
    fin = date(mois.year + mois.month // 12, mois.month % 12 + 1, 1)
    bornes = (mois, fin - (date(2, 1, 2) - date(2, 1, 1)), lieux)
    heures = heures_d_ouverture(*bornes)
    # A year's figure adds up otherwise what a month's page lists.
    assert secondes_ouvertes(*bornes) == sum(heures.values())
    return heures


def corriger(ouverture, par, debut=None, fin=None, motif="Volet en panne", uuid=None):
    return corriger_les_heures(
        ouverture=ouverture, uuid=uuid or uuid4(), debut=debut, fin=fin, motif=motif, par=par
    )


def ajouter(lieu, par, debut, fin, motif="Oublié", uuid=None):
    return ajouter_des_heures(
        lieu=lieu, uuid=uuid or uuid4(), debut=debut, fin=fin, motif=motif, par=par
    )


def test_une_journee_compte_de_l_ouverture_a_la_fermeture(lieu, journee):
    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 9 * H}


def test_chaque_lieu_a_ses_heures(lieu, journee, time_machine):
    autre = un_lieu()
    une_journee(time_machine, autre, a_paris(2026, 11, 26, 10), a_paris(2026, 11, 26, 12, 30))

    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 9 * H, (autre.pk, NOVEMBRE): 9_000}
    assert du_mois(NOVEMBRE, [autre.pk]) == {(autre.pk, NOVEMBRE): 9_000}


def test_ce_qui_est_en_cours_ne_compte_pas_encore(lieu, time_machine):
    time_machine.move_to(a_paris(2026, 11, 25, 9), tick=False)
    une_ouverture(lieu)
    time_machine.move_to(a_paris(2026, 11, 25, 17), tick=False)

    assert du_mois(NOVEMBRE) == {}
    assert [p.fin for p in plages(NOVEMBRE, date(2026, 11, 30))] == [None]


def test_une_fermeture_oubliee_compte_sans_attendre_la_prochaine_ouverture(lieu, time_machine):
    ferme_a(lieu, time(18))
    time_machine.move_to(a_paris(2026, 11, 25, 9), tick=False)
    une_ouverture(lieu)
    time_machine.move_to(a_paris(2026, 11, 26, 8), tick=False)

    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 9 * H}
    [seule] = plages(NOVEMBRE, date(2026, 11, 30))
    assert seule.supposee
    assert not Fermeture.objects.exists()


def test_une_nuit_entre_deux_mois_compte_dans_chacun(lieu, time_machine):
    une_journee(time_machine, lieu, a_paris(2026, 11, 30, 22), a_paris(2026, 12, 1, 1, 30))

    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 2 * H}
    assert du_mois(date(2026, 12, 1)) == {(lieu.pk, date(2026, 12, 1)): 5_400}
    assert heures_d_ouverture(NOVEMBRE, date(2026, 12, 31)) == {
        (lieu.pk, NOVEMBRE): 2 * H,
        (lieu.pk, date(2026, 12, 1)): 5_400,
    }


def test_23_h_30_utc_le_31_mai_est_le_1er_juin_a_paris(lieu, time_machine):
    une_journee(time_machine, lieu, a_paris(2026, 6, 1, 1, 30), a_paris(2026, 6, 1, 2, 30))

    assert list(du_mois(date(2026, 6, 1))) == [(lieu.pk, date(2026, 6, 1))]
    assert du_mois(date(2026, 5, 1)) == {}


@pytest.mark.parametrize(
    ("veille", "lendemain", "heures"),
    [
        ((2026, 3, 28, 23), (2026, 3, 29, 4), 4),  # the clocks skip from 2 to 3
        ((2026, 10, 24, 23), (2026, 10, 25, 4), 6),  # and come back from 3 to 2
        ((2028, 2, 28, 23), (2028, 2, 29, 4), 5),
    ],
)
def test_une_nuit_dure_ce_qu_elle_dure(lieu, time_machine, veille, lendemain, heures):
    une_journee(time_machine, lieu, a_paris(*veille), a_paris(*lendemain))

    assert list(du_mois(date(*lendemain[:2], 1)).values()) == [heures * H]


def test_le_29_fevrier_compte_en_fevrier(lieu, time_machine):
    une_journee(time_machine, lieu, a_paris(2028, 2, 29, 9), a_paris(2028, 2, 29, 18))

    assert du_mois(date(2028, 2, 1)) == {(lieu.pk, date(2028, 2, 1)): 9 * H}


def test_la_duree_est_celle_des_heures_montrees(lieu, time_machine):
    """9:02:50 to 18:00:10 reads « 9 h 02 » and « 18 h »: the days sum to the month."""
    debut, fin = a_paris(2026, 11, 25, 9, 2, 50), a_paris(2026, 11, 25, 18, 0, 10)
    une_journee(time_machine, lieu, debut, fin)

    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 8 * H + 58 * 60}


# Corrected by counter-entries


def test_une_correction_compte_a_la_place_et_n_efface_rien(lieu, journee, responsable):
    correction, _cree = corriger(
        journee, responsable, a_paris(2026, 11, 25, 10), a_paris(2026, 11, 25, 18)
    )

    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 8 * H}
    journee.refresh_from_db()
    assert journee.le == a_paris(2026, 11, 25, 9)
    assert correction.rang == 1
    entree = Entree.objects.latest("id")
    assert entree.code == "lieux.heures.corrigees"
    assert "de 10\u00a0h à 18\u00a0h. Volet en panne" in entree.resume


def test_la_derniere_correction_tient(lieu, journee, responsable):
    corriger(journee, responsable, a_paris(2026, 11, 25, 10), a_paris(2026, 11, 25, 18))
    corriger(journee, responsable, a_paris(2026, 11, 25, 9, 30), a_paris(2026, 11, 25, 18))

    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 8 * H + 1_800}


def test_un_lieu_qui_n_a_pas_ouvert_ne_compte_rien(lieu, journee, responsable):
    corriger(journee, responsable)

    assert du_mois(NOVEMBRE) == {}
    # And hours may then be written in its place.
    ajouter(lieu, responsable, a_paris(2026, 11, 25, 14), a_paris(2026, 11, 25, 16))
    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 2 * H}


def test_corriger_une_oubliee_ecrit_d_abord_sa_fermeture_supposee(lieu, responsable, time_machine):
    ferme_a(lieu, time(18))
    time_machine.move_to(a_paris(2026, 11, 25, 9), tick=False)
    ouverture = une_ouverture(lieu)
    time_machine.move_to(a_paris(2026, 11, 26, 10), tick=False)

    corriger(ouverture, responsable, a_paris(2026, 11, 25, 9), a_paris(2026, 11, 25, 17))

    assert Fermeture.objects.get().supposee
    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 8 * H}


def test_un_lieu_encore_ouvert_se_ferme_d_abord(lieu, responsable, time_machine):
    time_machine.move_to(a_paris(2026, 11, 25, 9), tick=False)
    ouverture = une_ouverture(lieu)

    with pytest.raises(LieuEncoreOuvert):
        corriger(ouverture, responsable, a_paris(2026, 11, 25, 7), a_paris(2026, 11, 25, 8))


@pytest.mark.parametrize("motif", ["", "   "])
def test_une_correction_dit_pourquoi(journee, responsable, motif):
    with pytest.raises(RaisonManquante):
        corriger(journee, responsable, motif=motif)
    assert not CorrectionHeures.objects.exists()


@pytest.mark.parametrize(
    ("debut", "fin"),
    [
        ((2026, 11, 25, 18), (2026, 11, 25, 9)),
        ((2026, 11, 25, 9), (2026, 11, 25, 9)),
        ((2026, 11, 25, 1), (2026, 11, 25, 18)),
        ((2026, 11, 26, 9), (2026, 11, 26, 11)),
        ((2026, 11, 24, 9), (2026, 11, 24, 11)),
    ],
    ids=["à l’envers", "vide", "17 heures", "future", "un autre jour"],
)
def test_des_heures_impossibles_sont_refusees(journee, responsable, debut, fin):
    with pytest.raises(HeuresImpossibles):
        corriger(journee, responsable, a_paris(*debut), a_paris(*fin))
    assert not CorrectionHeures.objects.exists()


def test_ajouter_une_ouverture_oubliee(lieu, journee, responsable):
    ouverture, cree = ajouter(
        lieu, responsable, a_paris(2026, 11, 24, 9), a_paris(2026, 11, 24, 18), "Tablette en panne"
    )

    assert (cree, ouverture.motif) == (True, "Tablette en panne")
    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 18 * H}
    assert Entree.objects.latest("id").code == "lieux.heures.ajoutees"


@pytest.mark.parametrize(("debut", "fin"), [(8, 10), (17, 19), (10, 11), (8, 20)])
def test_des_heures_ne_comptent_pas_deux_fois(lieu, journee, responsable, debut, fin):
    with pytest.raises(HeuresQuiSeChevauchent, match="de 9\u00a0h à 18\u00a0h"):
        ajouter(lieu, responsable, a_paris(2026, 11, 25, debut), a_paris(2026, 11, 25, fin))
    assert Ouverture.objects.count() == 1


def test_des_heures_qui_se_suivent_ne_se_chevauchent_pas(lieu, journee, responsable):
    ajouter(lieu, responsable, a_paris(2026, 11, 25, 18), a_paris(2026, 11, 25, 20))

    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 11 * H}


def test_ajouter_deux_fois_la_meme_page_compte_une_fois(lieu, journee, responsable):
    uuid = uuid4()
    heures = a_paris(2026, 11, 24, 9), a_paris(2026, 11, 24, 18)

    crees = [ajouter(lieu, responsable, *heures, uuid=uuid)[1] for _ in range(2)]

    assert crees == [True, False]
    assert du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 18 * H}


def test_corriger_deux_fois_la_meme_page_corrige_une_fois(journee, responsable):
    uuid = uuid4()

    crees = [corriger(journee, responsable, uuid=uuid)[1] for _ in range(2)]

    assert crees == [True, False]
    assert CorrectionHeures.objects.count() == 1


def test_la_page_d_une_ouverture_n_en_corrige_pas_une_autre(lieu, journee, responsable):
    uuid = uuid4()
    corriger(journee, responsable, uuid=uuid)
    autre, _cree = ajouter(lieu, responsable, a_paris(2026, 11, 24, 9), a_paris(2026, 11, 24, 10))

    with pytest.raises(PageDejaServie):
        corriger(autre, responsable, uuid=uuid)


@pytest.mark.parametrize("role", ["benevole", "tri", "caisse", "camion", "pole", "tresorerie"])
def test_ces_roles_ne_corrigent_pas(lieu, journee, role):
    with pytest.raises(DroitManquant):
        corriger(journee, un_compte(role, lieu=lieu))
    with pytest.raises(DroitManquant):
        ajouter(lieu, un_compte(role, lieu=lieu), timezone.now(), timezone.now())


def test_le_responsable_d_ailleurs_ne_corrige_pas(journee):
    with pytest.raises(DroitManquant):
        corriger(journee, un_compte("responsable", lieu=un_lieu()))


def test_un_mois_se_lit_en_trois_questions(
    lieu, time_machine, responsable, django_assert_num_queries
):
    for jour in range(2, 12):
        ouverture = une_journee(
            time_machine, lieu, a_paris(2026, 11, jour, 9), a_paris(2026, 11, jour, 18)
        )
        corriger(ouverture, responsable, a_paris(2026, 11, jour, 10), a_paris(2026, 11, jour, 18))

    with django_assert_num_queries(3):
        heures = heures_d_ouverture(NOVEMBRE, date(2026, 11, 30))
    assert heures == du_mois(NOVEMBRE) == {(lieu.pk, NOVEMBRE): 80 * H}
