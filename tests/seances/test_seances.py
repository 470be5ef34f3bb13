"""A séance is planned, changed, cancelled; a series keeps its Paris hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ateliers.seances.models import Seance
from ateliers.seances.refus import (
    MoinsDePlacesQuePrises,
    MotifDemande,
    RienNeChange,
    SeanceAnnulee,
    SeancePassee,
    SeanceTropAncienne,
    SerieSansDate,
    SerieTropLongue,
)
from ateliers.seances.services.seances import Horaire, Repetition, SeanceDite, annuler, changer
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import remettre_en_file
from tests.fabriques import un_lieu
from tests.seances.seances import SAMEDI, des_seances, un_responsable, une_inscription, une_seance

pytestmark = pytest.mark.django_db


def dite(**champs) -> SeanceDite:
    return SeanceDite(**{"titre": "Atelier couture", **champs})


def test_une_seance_se_prevoit_a_l_heure_de_paris():
    seance = une_seance(places=12, mode_prix="fixe", prix_cts=500)

    assert (seance.debut, seance.fin) == (
        datetime(2026, 12, 5, 13, tzinfo=UTC),
        datetime(2026, 12, 5, 15, 30, tzinfo=UTC),
    )
    assert seance.minutes == 150
    assert Entree.objects.get().code == "seances.seance.prevue"


def test_une_soiree_qui_passe_minuit_finit_le_lendemain():
    seance = une_seance(horaire=Horaire(date(2026, 12, 31), time(21), time(1)))

    assert seance.minutes == 240


def test_une_serie_garde_son_heure_au_changement_d_heure_et_saute_ses_exceptions():
    seances = des_seances(
        horaire=Horaire(date(2027, 3, 20), time(14), time(16)),
        repetition=Repetition("semaine", date(2027, 4, 10), (date(2027, 4, 3),)),
    )

    assert [timezone.localtime(s.debut).isoformat() for s in seances] == [
        "2027-03-20T14:00:00+01:00",
        "2027-03-27T14:00:00+01:00",
        "2027-04-10T14:00:00+02:00",
    ]
    assert {s.minutes for s in seances} == {120}
    assert seances[0].serie.sauf == ["2027-04-03"]


def test_la_meme_page_envoyee_deux_fois_ne_prevoit_qu_une_fois():
    lieu, uuid = un_lieu(), uuid4()
    repetition = Repetition("semaine", date(2026, 12, 19))

    une_fois = des_seances(lieu=lieu, uuid=uuid, repetition=repetition)
    deux_fois = des_seances(lieu=lieu, uuid=uuid, repetition=repetition)

    assert [s.pk for s in une_fois] == [s.pk for s in deux_fois]
    assert Seance.objects.count() == 3


@pytest.mark.parametrize(
    ("horaire", "repetition", "refus"),
    [
        (Horaire(date(2025, 11, 23), time(9), time(12)), None, SeanceTropAncienne),
        (SAMEDI, Repetition("rang", date(2026, 12, 4)), SerieSansDate),
        (SAMEDI, Repetition("semaine", date(2028, 12, 5)), SerieTropLongue),
    ],
)
def test_ce_qui_ne_peut_pas_se_prevoir_est_refuse(horaire, repetition, refus):
    with pytest.raises(refus):
        une_seance(horaire=horaire, repetition=repetition)

    assert not Seance.objects.exists()
    assert not Entree.objects.exists()


def test_une_seance_deja_tenue_se_note_et_se_date_mieux_sans_prevenir_personne():
    seance = une_seance(horaire=Horaire(date(2026, 11, 21), time(14), time(16)))
    compte = un_responsable(seance.lieu)
    Travail.objects.all().delete()

    changer(
        seance=seance,
        dite=dite(),
        horaire=Horaire(date(2026, 11, 14), time(14), time(16)),
        compte=compte,
    )

    seance.refresh_from_db()
    assert (seance.debut.day, Travail.objects.count()) == (14, 0)


def test_une_seance_annoncee_ne_recule_pas_dans_le_passe():
    seance = une_seance()

    with pytest.raises(SeancePassee, match="annulez-la"):
        changer(
            seance=seance,
            dite=dite(),
            horaire=replace(SAMEDI, jour=date(2026, 11, 21)),
            compte=un_responsable(seance.lieu),
        )


def test_le_responsable_d_un_autre_lieu_ne_prevoit_rien_ici():
    with pytest.raises(DroitManquant):
        une_seance(lieu=un_lieu(), compte=un_responsable(un_lieu()))


def test_changer_l_heure_previent_ceux_qui_viennent():
    seance = une_seance(places=12)
    une_inscription(seance)
    Travail.objects.all().delete()
    compte = un_responsable(seance.lieu)

    changer(
        seance=seance, dite=dite(places=12), horaire=replace(SAMEDI, de=time(15)), compte=compte
    )

    assert Travail.objects.get().donnees["quoi"] == "changee"
    with pytest.raises(RienNeChange):
        changer(
            seance=seance, dite=dite(places=12), horaire=replace(SAMEDI, de=time(15)), compte=compte
        )


def test_on_n_ote_pas_des_places_deja_prises():
    seance = une_seance(places=12)
    une_inscription(seance, places=3)

    with pytest.raises(MoinsDePlacesQuePrises, match="3 places"):
        changer(
            seance=seance, dite=dite(places=2), horaire=SAMEDI, compte=un_responsable(seance.lieu)
        )


def test_annuler_une_date_laisse_les_autres_et_previent():
    premiere, deuxieme, _troisieme = des_seances(
        repetition=Repetition("semaine", date(2026, 12, 19))
    )
    inscription = une_inscription(deuxieme)
    Travail.objects.all().delete()

    annuler(seance=deuxieme, motif="L’animatrice est malade", compte=un_responsable(premiere.lieu))

    inscription.refresh_from_db()
    assert list(Seance.objects.maintenues().values_list("rang", flat=True)) == [0, 2]
    assert inscription.etat == "annulee"
    assert Travail.objects.get().donnees["quoi"] == "seance_annulee"
    assert Entree.objects.latest("pk").contenu == {"seance": deuxieme.pk, "seances": [deuxieme.pk]}


def test_annuler_la_suite_laisse_ce_qui_precede():
    seances = des_seances(repetition=Repetition("semaine", date(2026, 12, 26)))
    compte = un_responsable(seances[0].lieu)

    annulees = annuler(seance=seances[2], motif="Travaux", toute_la_suite=True, compte=compte)

    assert [s.rang for s in annulees] == [2, 3]
    with pytest.raises(SeanceAnnulee):
        annuler(seance=seances[3], motif="Travaux", compte=compte)
    with pytest.raises(MotifDemande):
        annuler(seance=seances[0], motif="  ", compte=compte)


def test_prevenir_douze_inscrits_coute_autant_que_d_en_prevenir_deux(
    django_capture_on_commit_callbacks,
):
    cout = {}
    for combien in (2, 12):
        seance = une_seance(places=20)
        for n in range(combien):
            une_inscription(seance, nom=f"n{n}", courriel=f"n{n}@exemple.fr")
        Travail.objects.all().delete()
        compte = un_responsable(seance.lieu)
        with CaptureQueriesContext(connection) as requetes, django_capture_on_commit_callbacks():
            annuler(seance=seance, motif="Travaux", compte=compte)
        cout[combien] = len(requetes)
        assert Travail.objects.filter(en_file_le=None).count() == combien

    assert cout[2] == cout[12]
    # The worker's next look puts them in the queue.
    assert remettre_en_file(timezone.now()) == 12
