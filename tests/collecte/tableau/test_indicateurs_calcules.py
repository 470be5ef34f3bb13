"""What the indicators deduce: the stock of a day, what was waste once, the names of donors."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from collecte.bilans.masses import stock_vif
from collecte.bilans.passages import nombre_de_donateurs
from collecte.bureau.registre_entrants import reutilise
from collecte.comptages.services.inventaires import commencer
from collecte.listes.models import Origine
from collecte.livre.models import Apport
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.collecte.comptages.test_inventaires import finir, un_comptage
from tests.fabriques import (
    categorie,
    entete,
    structure,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

ANNEE = Portee(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def point():
    return un_point("quai", lieu=un_lieu(code="CHV"))


def valeur(code: str, portee: Portee = ANNEE):
    return ValeursDeLaPeriode(portee).valeur(INDICATEURS[code])


def test_le_stock_d_aujourd_hui_est_celui_de_la_page_du_stock(point):
    responsable = un_compte("responsable", lieu=point.lieu)
    un_depot(une_ligne("livres", 9_000), point=point)
    assert valeur("T_STOCK") is None

    inventaire = commencer(lieu=point.lieu, compte=responsable, ouverture=True)
    un_comptage(inventaire, responsable, "livres", 75_000)
    finir(inventaire, responsable, point)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=4_000)

    assert valeur("T_STOCK") == stock_vif() == 80_000
    assert valeur("T_STOCK", Portee(ANNEE.debut, ANNEE.fin, (point.lieu_id,))) == 80_000
    assert valeur("T_STOCK", Portee(ANNEE.debut, ANNEE.fin, (un_lieu().pk,))) is None


def test_le_stock_d_une_annee_passee_ne_bouge_plus(point, time_machine):
    responsable = un_compte("responsable", lieu=point.lieu)
    inventaire = commencer(lieu=point.lieu, compte=responsable, ouverture=True)
    un_comptage(inventaire, responsable, "livres", 75_000)
    finir(inventaire, responsable, point)
    time_machine.move_to(datetime(2027, 3, 2, 9, tzinfo=UTC), tick=False)

    un_depot(une_ligne("livres", 9_000), point=point)

    assert valeur("T_STOCK") == 75_000
    assert valeur("T_STOCK", Portee(date(2027, 1, 1), date(2027, 12, 31))) == 84_000
    assert valeur("T_STOCK", Portee(date(2025, 1, 1), date(2025, 12, 31))) is None


def test_la_reutilisation_est_celle_du_registre_des_dechets_entrants(point):
    benne = Origine.objects.create(
        code="benne", nom="Benne", statut_juridique="dechet", producteur=structure()
    )
    un_depot(une_ligne("livres", 25_000), point=point, origine=benne.pk)
    un_depot(une_ligne("livres", 75_000, confirmee=True), point=point)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=40_000)

    lues = (valeur("T_REUTILISATION"), valeur("T_REEMPLOI_DONS"))

    assert lues == reutilise(ANNEE.debut, ANNEE.fin) == (10_000, 30_000)
    assert sum(lues) == valeur("T_REEMPLOI")


def test_sans_origine_qui_soit_un_dechet_rien_n_est_reutilise(point):
    un_depot(une_ligne("livres", 25_000), point=point)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=4_000)

    assert (valeur("T_REUTILISATION"), valeur("T_REEMPLOI_DONS")) == (0, 4_000)


def test_un_donateur_se_compte_par_son_nom_et_deux_fiches_reunies_sont_une(point):
    un_depot(point=point, donateur="Awa")
    un_depot(point=point, donateur="Awa")
    un_depot(point=point)
    annule = un_depot(point=point, donateur="Zoé")
    responsable = un_compte("responsable", lieu=point.lieu)
    annuler(bon=annule, motif="doublon", compte=responsable, uuid=uuid4())
    assert valeur("N_DONATEURS") == 2

    premiere, seconde = (
        a.donateur for a in Apport.objects.filter(donateur__prenom="Awa").order_by("bon")
    )
    type(seconde).objects.filter(pk=seconde.pk).update(fusionnee_dans=premiere)

    assert valeur("N_DONATEURS") == 1
    assert nombre_de_donateurs(ANNEE.debut, ANNEE.fin, [un_lieu().pk]) == 0
    assert valeur("N_DEPOTS") == 3
