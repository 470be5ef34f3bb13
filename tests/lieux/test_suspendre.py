"""« Collecte suspendue »: said, ended by itself or by hand; it forbids no weighing."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.lieux.journees import collecte_suspendue
from petiterockette.lieux.models import Suspension
from petiterockette.lieux.refus import CollecteDejaSuspendue, CollectePasSuspendue, PageDejaServie
from petiterockette.lieux.services.suspensions import reprendre_la_collecte, suspendre_la_collecte
from tests.fabriques import un_compte, un_depot, un_lieu, un_point

from .journees import a_paris

pytestmark = pytest.mark.django_db


@pytest.fixture
def lieu(time_machine):
    time_machine.move_to(a_paris(2026, 11, 25, 10), tick=False)
    return un_lieu()


@pytest.fixture
def responsable(lieu):
    return un_compte("responsable", lieu=lieu)


def suspendre(lieu, par, motif="plein", precision="", jusqu_a=None, uuid=None):
    return suspendre_la_collecte(
        lieu=lieu, uuid=uuid or uuid4(), motif=motif, precision=precision, jusqu_a=jusqu_a, par=par
    )


def mots(lieu):
    dits = collecte_suspendue(lieu)
    return dits and tuple(d.replace("\u00a0", " ") for d in dits)


@pytest.mark.parametrize(
    ("motif", "precision", "jusqu_a", "dit"),
    [
        (
            "plein",
            "",
            None,
            ("Collecte suspendue parce que nos réserves sont pleines", "Jusqu’à nouvel ordre."),
        ),
        (
            "travaux",
            "le sol est refait",
            (2026, 11, 25, 18, 30),
            (
                "Collecte suspendue parce que nous avons des travaux (le sol est refait)",
                "Jusqu’à 18 h 30.",
            ),
        ),
        (
            "autre",
            "Inondation de la réserve",
            (2026, 11, 28, 14),
            ("Collecte suspendue : Inondation de la réserve", "Jusqu’au samedi 28 novembre, 14 h."),
        ),
    ],
)
def test_une_collecte_suspendue_dit_pourquoi_et_jusqu_a_quand(
    lieu, responsable, motif, precision, jusqu_a, dit
):
    suspendre(lieu, responsable, motif, precision, a_paris(*jusqu_a) if jusqu_a else None)

    assert mots(lieu) == dit
    assert Entree.objects.latest("id").code == "lieux.collecte.suspendue"


def test_elle_finit_a_son_heure_et_peut_recommencer(lieu, responsable, time_machine):
    premiere, _cree = suspendre(lieu, responsable, jusqu_a=a_paris(2026, 11, 25, 14))
    time_machine.move_to(a_paris(2026, 11, 25, 13, 59), tick=False)
    assert collecte_suspendue(lieu)
    time_machine.move_to(a_paris(2026, 11, 25, 14), tick=False)
    assert collecte_suspendue(lieu) is None

    suspendre(lieu, responsable)

    premiere.refresh_from_db()
    assert premiere.levee_le == a_paris(2026, 11, 25, 14)
    assert Suspension.objects.count() == 2


def test_elle_se_reprend_a_la_main(lieu, responsable):
    suspendre(lieu, responsable)

    reprendre_la_collecte(lieu=lieu, par=responsable)

    assert collecte_suspendue(lieu) is None
    assert Entree.objects.latest("id").code == "lieux.collecte.reprise"
    with pytest.raises(CollectePasSuspendue):
        reprendre_la_collecte(lieu=lieu, par=responsable)


def test_elle_n_empeche_pas_de_peser(responsable, lieu):
    point = un_point(lieu=lieu)
    suspendre(lieu, responsable)

    assert un_depot(point=point).pk


def test_suspendue_elle_ne_se_suspend_pas_encore(lieu, responsable):
    suspendre(lieu, responsable)

    with pytest.raises(CollecteDejaSuspendue):
        suspendre(lieu, responsable)
    assert Suspension.objects.count() == 1


def test_un_double_appui_suspend_une_fois(lieu, responsable):
    uuid = uuid4()

    crees = [suspendre(lieu, responsable, uuid=uuid)[1] for _ in range(2)]

    assert crees == [True, False]
    with pytest.raises(PageDejaServie):
        suspendre(un_lieu(), un_compte("direction"), uuid=uuid)


@pytest.mark.parametrize(
    ("motif", "precision", "jusqu_a"),
    [("autre", " ", None), ("fantaisie", "", None), ("plein", "", (2026, 11, 25, 9))],
)
def test_une_raison_impossible_est_refusee(lieu, responsable, motif, precision, jusqu_a):
    fin = a_paris(*jusqu_a) if jusqu_a else None

    with pytest.raises(ValidationError):
        suspendre(lieu, responsable, motif, precision, fin)
    assert not Suspension.objects.exists()


@pytest.mark.parametrize("role", ["responsable", "direction"])
def test_ces_roles_suspendent(lieu, role):
    assert suspendre(lieu, un_compte(role, lieu=lieu))[1]


@pytest.mark.parametrize("role", ["benevole", "tri", "caisse", "camion", "administration"])
def test_ces_roles_ne_suspendent_pas(lieu, responsable, role):
    par = un_compte(role, lieu=lieu)

    with pytest.raises(DroitManquant):
        suspendre(lieu, par)
    suspendre(lieu, responsable)
    with pytest.raises(DroitManquant):
        reprendre_la_collecte(lieu=lieu, par=par)
    assert collecte_suspendue(lieu)


def test_le_responsable_d_ailleurs_ne_suspend_pas(lieu):
    with pytest.raises(DroitManquant):
        suspendre(lieu, un_compte("responsable", lieu=un_lieu()))
