"""A cancellation and the months: on the bon's own day while its month is open."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from collecte.bilans.masses import bilan
from collecte.bilans.revisions import lire_revisions
from collecte.livre.models import Bon, Cumul, CumulDepots
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from tests.collecte.mois.test_mois import MIDI, clore
from tests.fabriques import categorie, entete, un_compte, un_depot, un_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def responsable(point):
    return un_compte("responsable", lieu=point.lieu)


def defaire(bon: Bon, compte) -> Bon:
    contre, _cree = annuler(bon=bon, uuid=uuid4(), motif="Mauvais poids", compte=compte)
    return contre


def revisions(debut: date, fin: date, lieux=None) -> int:
    return lire_revisions(debut, fin, lieux).portees.sorties_g


def test_l_annulation_compte_le_jour_du_bon_si_son_mois_est_ouvert(
    point, responsable, time_machine
):
    time_machine.move_to(MIDI - timedelta(days=30), tick=False)
    bon = un_depot(point=point)
    time_machine.move_to(MIDI, tick=False)

    contre = defaire(bon, responsable)

    assert contre.jour == bon.jour == date(2026, 10, 26)
    assert contre.mouvements.get().revise is None


def test_l_annulation_d_un_mois_clos_compte_aujourd_hui_et_le_revise(
    point, responsable, time_machine
):
    time_machine.move_to(MIDI - timedelta(days=30), tick=False)
    bon = un_depot(point=point)
    time_machine.move_to(MIDI, tick=False)
    clore(point.lieu, date(2026, 10, 1))

    contre = defaire(bon, responsable)

    mouvement = contre.mouvements.get()
    assert contre.jour == mouvement.jour == date(2026, 11, 25)
    assert (mouvement.mois, mouvement.revise) == (date(2026, 11, 1), date(2026, 10, 1))
    assert dict(Cumul.objects.values_list("mois", "masse_g")) == {
        date(2026, 10, 1): 7_400,
        date(2026, 11, 1): 7_400,
    }
    # The month that is closed keeps its deposit; today's month takes it off.
    assert dict(CumulDepots.objects.values_list("mois", "depots")) == {
        date(2026, 10, 1): 1,
        date(2026, 11, 1): -1,
    }
    assert bilan(date(2026, 11, 1), date(2026, 11, 30)).collecte_g == -7_400


def test_annuler_une_revision_annule_aussi_ce_qu_elle_revise(point, responsable, time_machine):
    time_machine.move_to(MIDI.replace(day=3), tick=False)
    clore(point.lieu, date(2026, 10, 1))
    vente, _cree = vendre_hors_caisse(
        entete=entete(responsable, point, appareil_le=datetime(2026, 10, 31, 9, tzinfo=UTC)),
        categorie=categorie("livres"),
        masse_g=1_000,
    )
    novembre = (date(2026, 11, 1), date(2026, 11, 30))
    assert revisions(*novembre) == 1_000

    defaire(vente, responsable)

    assert revisions(*novembre) == 0


def test_les_revisions_sont_celles_de_la_periode_et_des_lieux(point, responsable, time_machine):
    time_machine.move_to(MIDI.replace(day=3), tick=False)
    clore(point.lieu, date(2026, 10, 1))
    vendre_hors_caisse(
        entete=entete(responsable, point, appareil_le=datetime(2026, 10, 31, 9, tzinfo=UTC)),
        categorie=categorie("livres"),
        masse_g=1_000,
    )

    jour = date(2026, 11, 3)
    assert revisions(jour, jour) == revisions(jour, jour, [point.lieu_id]) == 1_000
    assert revisions(jour - timedelta(days=9), jour - timedelta(days=1)) == 0
    assert revisions(jour + timedelta(days=1), jour + timedelta(days=9)) == 0
    assert revisions(jour, jour, [un_point().lieu_id]) == 0
