"""Which day and which month a gesture counts in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from collecte.comptoirs.refus import PointFerme
from collecte.livre.models import Bon, Cumul, CumulDepots
from collecte.mois.models import Mois
from collecte.mois.refus import DateImpossible, MoisClos
from collecte.mois.services.mois import jour_du_geste
from petiterockette.droits import DroitManquant
from petiterockette.lieux.models import Point
from tests.fabriques import un_compte, un_depot, un_lieu, un_point

MIDI = datetime(2026, 11, 25, 11, tzinfo=UTC)


@pytest.fixture
def responsable(point):
    return un_compte("responsable", lieu=point.lieu)


def clore(lieu, mois: date) -> None:
    Mois.objects.update_or_create(lieu=lieu, mois=mois, defaults={"clos_le": timezone.now()})


def utc(texte: str) -> datetime:
    return datetime.fromisoformat(texte).replace(tzinfo=UTC)


# The Paris day


@pytest.mark.parametrize(
    ("instant", "jour"),
    [
        # In summer Paris is two hours ahead, in winter one.
        ("2026-05-31 21:59:59", date(2026, 5, 31)),
        ("2026-05-31 22:00:00", date(2026, 6, 1)),
        ("2026-05-31 23:30:00", date(2026, 6, 1)),
        ("2026-12-31 22:59:59", date(2026, 12, 31)),
        ("2026-12-31 23:00:00", date(2027, 1, 1)),
        # The nights when the hour changes: 23 hours, then 25.
        ("2026-03-28 22:59:59", date(2026, 3, 28)),
        ("2026-03-28 23:00:00", date(2026, 3, 29)),
        ("2026-03-29 21:59:59", date(2026, 3, 29)),
        ("2026-03-29 22:00:00", date(2026, 3, 30)),
        ("2026-10-24 22:00:00", date(2026, 10, 25)),
        ("2026-10-25 22:59:59", date(2026, 10, 25)),
        ("2026-10-25 23:00:00", date(2026, 10, 26)),
        ("2028-02-28 23:00:00", date(2028, 2, 29)),
        ("2028-02-29 23:00:00", date(2028, 3, 1)),
    ],
)
def test_le_jour_est_celui_de_paris(instant, jour):
    assert jour_du_geste(None, utc(instant)) == jour
    assert jour_du_geste(utc(instant), utc(instant) + timedelta(days=3)) == jour


@pytest.mark.parametrize(
    ("ecart", "cru"),
    [
        (timedelta(0), True),
        (timedelta(days=-7), True),
        (timedelta(days=-7, seconds=-1), False),
        (timedelta(minutes=2), True),
        (timedelta(minutes=2, seconds=1), False),
        (timedelta(days=-20_000), False),
        (timedelta(days=20_000), False),
    ],
)
def test_l_heure_de_l_appareil_est_crue_si_elle_est_croyable(ecart, cru):
    # Around midnight in Paris, so that the device's day is another than the server's.
    serveur = utc("2026-06-30 21:59:59" if ecart > timedelta(0) else "2026-06-30 22:00:00")
    appareil = serveur + ecart

    assert jour_du_geste(appareil, serveur) == timezone.localdate(appareil if cru else serveur)


@pytest.mark.django_db
def test_un_depot_de_la_nuit_compte_dans_le_mois_de_paris(point, time_machine):
    time_machine.move_to(utc("2026-05-31 23:30:00"), tick=False)

    bon = un_depot(point=point)

    assert bon.jour == date(2026, 6, 1)
    assert Cumul.objects.get().mois == CumulDepots.objects.get().mois == date(2026, 6, 1)


@pytest.mark.django_db
def test_un_depot_arrive_en_retard_compte_son_jour_et_garde_les_deux_heures(point, time_machine):
    time_machine.move_to(MIDI, tick=False)

    bon = un_depot(point=point, appareil_le="2026-11-22T10:15:00+01:00")

    assert bon.jour == date(2026, 11, 22)
    assert bon.appareil_le == utc("2026-11-22 09:15:00")
    assert bon.enregistre_le == MIDI


@pytest.mark.django_db
def test_ce_qui_a_ete_pese_avant_la_fermeture_du_point_arrive_encore(point, time_machine):
    time_machine.move_to(MIDI, tick=False)
    Point.objects.filter(pk=point.pk).update(ferme_le=date(2026, 11, 24))

    bon = un_depot(point=point, appareil_le="2026-11-23T17:00:00+01:00")

    assert bon.jour == date(2026, 11, 23)
    with pytest.raises(PointFerme):
        un_depot(point=point, appareil_le="2026-11-24T09:00:00+01:00")


# Late for a month that is closed


@pytest.mark.django_db
def test_ce_qui_arrive_apres_la_cloture_compte_aujourd_hui_et_revise(point, time_machine):
    time_machine.move_to(utc("2026-06-02 08:00:00"), tick=False)
    clore(point.lieu, date(2026, 5, 1))

    bon = un_depot(point=point, appareil_le="2026-05-31T18:00:00+02:00")

    mouvement = bon.mouvements.get()
    assert bon.jour == mouvement.jour == date(2026, 6, 2)
    assert (mouvement.mois, mouvement.revise) == (date(2026, 6, 1), date(2026, 5, 1))
    assert Cumul.objects.get().mois == CumulDepots.objects.get().mois == date(2026, 6, 1)


@pytest.mark.django_db
def test_un_mois_clos_ne_l_est_qu_a_son_lieu(point, time_machine):
    time_machine.move_to(utc("2026-06-02 08:00:00"), tick=False)
    clore(un_lieu(), date(2026, 5, 1))

    bon = un_depot(point=point, appareil_le="2026-05-31T18:00:00+02:00")

    assert bon.jour == date(2026, 5, 31)
    assert bon.mouvements.get().revise is None


# A date that somebody types


@pytest.fixture
def novembre(time_machine):
    time_machine.move_to(MIDI, tick=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("novembre")
def test_qui_en_a_le_droit_antidate_un_depot(point, responsable):
    bon = un_depot(point=point, compte=responsable, jour="2026-10-25")

    assert bon.jour == bon.mouvements.get().jour == date(2026, 10, 25)


@pytest.mark.django_db
@pytest.mark.usefixtures("novembre")
def test_sans_le_droit_on_n_antidate_pas(point):
    with pytest.raises(DroitManquant):
        un_depot(point=point, jour="2026-11-24")


@pytest.mark.django_db
@pytest.mark.usefixtures("novembre")
def test_la_date_du_jour_ne_demande_aucun_droit(point):
    assert un_depot(point=point, jour="2026-11-25").jour == date(2026, 11, 25)


@pytest.mark.django_db
@pytest.mark.usefixtures("novembre")
@pytest.mark.parametrize("jour", ["2026-11-26", "2026-10-24", "2001-01-01", "9999-12-31"])
def test_une_date_dans_le_futur_ou_trop_ancienne_est_refusee(point, responsable, jour):
    with pytest.raises(DateImpossible) as capture:
        un_depot(point=point, compte=responsable, jour=jour)

    assert "jour" in capture.value.champs
    assert not Bon.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("novembre")
def test_une_date_d_avant_l_ouverture_du_point_est_refusee():
    point = un_point(ouvert_le=date(2026, 11, 20))
    responsable = un_compte("responsable", lieu=point.lieu)

    with pytest.raises(DateImpossible):
        un_depot(point=point, compte=responsable, jour="2026-11-19")

    assert un_depot(point=point, compte=responsable, jour="2026-11-20").pk


@pytest.mark.django_db
@pytest.mark.usefixtures("novembre")
def test_une_date_tapee_dans_un_mois_clos_est_refusee(point, responsable):
    clore(point.lieu, date(2026, 10, 1))

    with pytest.raises(MoisClos) as capture:
        un_depot(point=point, compte=responsable, jour="2026-10-31")

    assert "jour" in capture.value.champs
    assert not Bon.objects.exists()
