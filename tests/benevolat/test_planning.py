"""Who is needed: the days of a need, its exceptions, its end, and who keeps it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from petiterockette.benevolat.jours import jours_du_besoin
from petiterockette.benevolat.models import Besoin, HeuresFaites, Permanence
from petiterockette.benevolat.perimetre import TENIR
from petiterockette.benevolat.refus import AUneAutreHeure, BesoinFini, JourPasse, PermanenceAnnulee
from petiterockette.benevolat.services.besoins import (
    annuler_une_permanence,
    changer_une_permanence,
    finir_un_besoin,
    prolonger,
)
from petiterockette.comptes.models import Affectation
from petiterockette.comptes.portees import la_ou
from petiterockette.droits import DroitManquant
from tests.fabriques import un_compte, un_lieu

from .benevoles import des_heures, les_jours, un_besoin, un_pole, une_inscription

# A Thursday.
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00", tick=False)]
JOUR = date(2026, 11, 26)
DEMAIN = JOUR + timedelta(days=1)
SEMAINE = timedelta(weeks=1)


def test_un_besoin_pose_ses_jours_huit_semaines_devant_et_la_nuit_prolonge(lieu):
    besoin = un_besoin(lieu, debut=DEMAIN, toutes_les=2)

    assert les_jours(besoin) == [DEMAIN + n * SEMAINE for n in (0, 2, 4, 6)]
    assert prolonger(JOUR) == 0
    assert prolonger(JOUR + 2 * SEMAINE) == 1
    assert les_jours(besoin)[-1] == DEMAIN + 8 * SEMAINE


def test_un_besoin_d_un_jour_ou_borne_ne_revient_pas(lieu):
    assert les_jours(un_besoin(lieu, toutes_les=0)) == [DEMAIN]
    borne = un_besoin(lieu, fin=DEMAIN + SEMAINE)

    assert les_jours(borne) == [DEMAIN, DEMAIN + SEMAINE]
    assert prolonger(JOUR + 20 * SEMAINE) == 0


def test_les_heures_restent_celles_de_la_pendule_quand_l_heure_change(lieu, time_machine):
    time_machine.move_to("2026-10-15 09:00+00:00", tick=False)

    besoin = un_besoin(lieu, debut=date(2026, 10, 17), de=time(10), a=time(13))

    debuts = besoin.permanences.order_by("jour").values_list("debut", flat=True)
    assert [d.hour for d in debuts[:3]] == [8, 8, 9]
    assert {timezone.localtime(d).hour for d in debuts} == {10}


def test_une_recurrence_passe_le_29_fevrier():
    besoin = Besoin(debut=date(2028, 2, 22), toutes_les=1)

    assert list(jours_du_besoin(besoin, date(2028, 3, 8))) == [
        date(2028, 2, 22),
        date(2028, 2, 29),
        date(2028, 3, 7),
    ]


def test_une_exception_d_un_jour_ne_change_ni_les_autres_ni_la_nuit(lieu):
    besoin = un_besoin(lieu)
    responsable = un_compte("responsable", lieu=lieu)
    premiere, deuxieme = besoin.permanences.order_by("jour")[:2]

    annuler_une_permanence(permanence=premiere, motif="fête du quartier", compte=responsable)
    changer_une_permanence(
        permanence=deuxieme, de=time(14), a=time(16), places=1, compte=responsable
    )
    prolonger(JOUR)

    deuxieme.refresh_from_db()
    assert deuxieme.debut == datetime(2026, 12, 4, 13, tzinfo=UTC)
    tenues = Permanence.objects.entre(JOUR, JOUR + 3 * SEMAINE)
    assert [(p.jour, p.places) for p in tenues] == [
        (DEMAIN + SEMAINE, 1),
        (DEMAIN + 2 * SEMAINE, 2),
    ]
    with pytest.raises(PermanenceAnnulee):
        une_inscription(premiere)


def test_finir_un_besoin_annule_la_suite_et_elle_ne_revient_pas(lieu):
    besoin = un_besoin(lieu)
    responsable = un_compte("responsable", lieu=lieu)

    assert finir_un_besoin(besoin=besoin, dernier=DEMAIN, compte=responsable) == 7
    assert prolonger(JOUR + 4 * SEMAINE) == 0
    assert Permanence.objects.entre(JOUR, JOUR + 20 * SEMAINE).count() == 1
    with pytest.raises(BesoinFini):
        finir_un_besoin(besoin=besoin, dernier=DEMAIN, compte=responsable)


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"debut": JOUR - timedelta(days=1)}, JourPasse),
        ({"fin": JOUR}, JourPasse),
        ({"a": time(10)}, AUneAutreHeure),
    ],
)
def test_un_besoin_impossible_est_refuse(lieu, champs, refus):
    with pytest.raises(refus):
        un_besoin(lieu, **champs)

    assert not Besoin.objects.exists()


def test_un_responsable_de_pole_ne_tient_que_le_sien(lieu):
    compte = un_compte("pole")
    Affectation.objects.filter(compte=compte).update(pole="animation")

    un_besoin(lieu, pole=un_pole("animation"), compte=compte)
    with pytest.raises(DroitManquant):
        un_besoin(lieu, pole=un_pole("velo"), compte=compte)


def test_on_lit_par_leur_nom_les_heures_de_son_pole_a_son_lieu_et_aucune_autre(lieu):
    ailleurs = un_lieu()
    ici, autre_pole, autre_lieu = (
        des_heures(ou, pole=un_pole(pole))
        for ou, pole in ((lieu, "animation"), (lieu, "velo"), (ailleurs, "animation"))
    )
    d_un_pole, d_un_lieu = un_compte("pole"), un_compte("pole", lieu=lieu)
    Affectation.objects.filter(compte__in=[d_un_pole, d_un_lieu]).update(pole="animation")

    lues = {
        compte.pk: set(HeuresFaites.objects.filter(la_ou(compte, TENIR, pole="pole__code")))
        for compte in (d_un_pole, d_un_lieu)
    }

    assert lues == {d_un_pole.pk: {ici, autre_lieu}, d_un_lieu.pk: {ici}}
    for role, siennes in (
        ("pole", {ici, autre_pole, autre_lieu}),
        ("direction", {ici, autre_pole, autre_lieu}),
        ("benevole", set()),
    ):
        compte = un_compte(role)
        lues = HeuresFaites.objects.filter(la_ou(compte, TENIR, pole="pole__code"))
        assert set(lues) == siennes, role
