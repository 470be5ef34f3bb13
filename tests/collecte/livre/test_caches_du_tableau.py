"""The caches that the dashboard reads: by year, by hour of the week, by partner."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine

from collecte.livre.models import CumulAnnees, CumulHeures, CumulPartenaires
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.sorties import donner, poser_en_zone
from tests.collecte.sorties.departs import au_pont, un_depart, un_ticket
from tests.fabriques import (
    categorie,
    entete,
    structure,
    type_don,
    un_compte,
    un_depot,
    une_ligne,
)

pytestmark = pytest.mark.django_db

# Wednesday 28 October 2026, 14:20 in Paris (winter time since the Sunday before).
MERCREDI = datetime(2026, 10, 28, 13, 20, tzinfo=UTC)


def heures() -> dict[tuple, tuple[int, int]]:
    """(month, day of the week, hour) → (deposits, grams), without what came to nothing."""
    return {
        (f"{h.mois:%Y-%m}", h.jour_semaine, h.heure): (h.depots, h.masse_g)
        for h in CumulHeures.objects.all()
        if h.depots or h.masse_g
    }


def pris() -> dict[tuple[str, str], int]:
    """(partner, end) → grams."""
    return {(p.structure.nom, p.fin): p.masse_g for p in CumulPartenaires.objects.all()}


def annuler_(bon, compte=None):
    compte = compte or un_compte("direction")
    return annuler(bon=bon, uuid=uuid4(), motif="Erreur", compte=compte, par=None)[0]


@time_machine.travel(MERCREDI, tick=False)
def test_un_depot_compte_a_son_heure_de_paris(point):
    un_depot(une_ligne(masse_g=7_400), point=point)
    un_depot(une_ligne(masse_g=600), point=point)

    assert heures() == {("2026-10", 3, 14): (2, 8_000)}


@pytest.mark.parametrize(
    ("instant", "attendu"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ("2026-10", 7, 2)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), ("2026-10", 7, 2)),
        (datetime(2026, 12, 31, 23, 10, tzinfo=UTC), ("2027-01", 5, 0)),
        (datetime(2028, 2, 29, 9, 0, tzinfo=UTC), ("2028-02", 2, 10)),
    ],
    ids=["changement d’heure, avant", "changement d’heure, après", "nouvel an", "29 février"],
)
def test_l_heure_est_celle_de_paris(point, instant, attendu):
    with time_machine.travel(instant, tick=False):
        un_depot(une_ligne(masse_g=1_000), point=point)

    assert heures() == {attendu: (1, 1_000)}


@time_machine.travel(MERCREDI, tick=False)
def test_un_depot_qui_attendait_le_reseau_garde_l_heure_de_l_appareil(point):
    un_depot(point=point, appareil_le="2026-10-28T10:05:00+01:00")

    assert heures() == {("2026-10", 3, 10): (1, 7_400)}


@time_machine.travel(MERCREDI, tick=False)
def test_une_horloge_en_avance_n_est_pas_crue(point):
    un_depot(point=point, appareil_le="2026-10-28T18:00:00+01:00")

    assert heures() == {("2026-10", 3, 14): (1, 7_400)}


@time_machine.travel(MERCREDI, tick=False)
def test_un_depot_antidate_n_a_pas_d_heure(point):
    responsable = un_compte("responsable", lieu=point.lieu)
    un_depot(point=point, compte=responsable, jour="2026-10-26")

    assert heures() == {("2026-10", 1, CumulHeures.SANS_HEURE): (1, 7_400)}


def test_un_depot_annule_le_mois_d_apres_se_retire_de_son_heure(point):
    with time_machine.travel(MERCREDI, tick=False):
        bon = un_depot(point=point)
    with time_machine.travel(datetime(2026, 11, 3, 9, tzinfo=UTC), tick=False):
        contre = annuler_(bon)

    mois = f"{contre.jour:%Y-%m}"
    restes = (
        {} if mois == "2026-10" else {("2026-10", 3, 14): (1, 7_400), (mois, 3, 14): (-1, -7_400)}
    )
    assert heures() == restes


def test_une_annee_se_somme_sans_ses_mois_ni_ses_matieres(point):
    for jour in (datetime(2026, 3, 4, 9, tzinfo=UTC), datetime(2026, 9, 9, 9, tzinfo=UTC)):
        with time_machine.travel(jour, tick=False):
            un_depot(une_ligne("livres", 2_000), point=point)
    with time_machine.travel(datetime(2027, 1, 2, 9, tzinfo=UTC), tick=False):
        un_depot(une_ligne("livres", 500), point=point)

    cle = ("annee", "de", "vers", "mesure", "masse_g")
    assert sorted(CumulAnnees.objects.values_list(*cle)) == [
        (2026, "donateur", "a_trier", "pesee", 4_000),
        (2027, "donateur", "a_trier", "pesee", 500),
    ]


def test_ce_qu_un_recycleur_prend_lui_est_compte(point):
    un_depart(point, 40_000)

    assert pris() == {("Gebetex", "recycle"): 40_000}


def test_le_pont_bascule_corrige_ce_que_le_recycleur_a_pris(point):
    au_pont()
    un_ticket(un_depart(point, 40_000), 38_500)

    assert pris() == {("Gebetex", "recycle"): 38_500}


def test_annuler_le_ticket_puis_la_sortie_ne_laisse_rien(point):
    au_pont()
    depart = un_depart(point, 40_000)
    ticket = un_ticket(depart, 38_500)
    annuler_(ticket)
    assert pris() == {("Gebetex", "recycle"): 40_000}

    annuler_(depart)
    assert pris() == {("Gebetex", "recycle"): 0}


def test_un_don_a_une_association_lui_est_compte(point):
    un_depot(une_ligne("livres", 9_000, destination="rayon"), point=point)
    donner(
        entete=entete(point=point),
        type_don=type_don("Don à une association"),
        structure=structure("Action froid"),
        categorie=categorie("livres"),
        brut_g=4_000,
        confirme=True,
    )

    assert pris() == {("Action froid", "donne_association"): 4_000}


def test_ce_que_chacun_prend_en_zone_n_est_compte_a_personne(point):
    un_depot(une_ligne("livres", 9_000, destination="rayon"), point=point)
    poser_en_zone(entete=entete(point=point), categorie=categorie("livres"), brut_g=4_000)

    assert pris() == {}


def test_le_jour_d_un_cumul_est_le_premier_du_mois(point):
    un_depart(point, 1_000)

    assert {m.day for m in CumulPartenaires.objects.values_list("mois", flat=True)} == {1}
    assert all(isinstance(m, date) for m in CumulPartenaires.objects.values_list("mois", flat=True))
