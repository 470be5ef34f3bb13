"""A line at 0 € is a gift: nothing more is asked, and it is worth what the lists say."""

import pytest
from django.db.models import Sum

from boutique.ventes.models import CumulVentes
from boutique.ventes.refus import PanierIncomplet
from tests.boutique.a_la_caisse import ligne, lot

pytestmark = pytest.mark.django_db

LIBRE = "Textiles et accessoires"


def donnee_par(vente):
    [vendue] = vente.lignes.all()
    assert (vente.total_cts, vente.reglements.count()) == (0, 0)
    return vendue.offert, vendue.catalogue_cts


def test_un_prix_libre_offert_n_invente_aucune_valeur(tenue):
    assert donnee_par(tenue.vendre(ligne(LIBRE, 2, prix_cts=0, offert=True))) == (True, 0)
    assert donnee_par(tenue.vendre(ligne(LIBRE, prix_cts=0))) == (True, 0)


def test_un_prix_conseille_tape_zero_est_offert_au_prix_de_la_grille(tenue):
    vente = tenue.vendre(ligne("Pantalon", 2, prix_cts=0, montant_cts=0))

    assert donnee_par(vente) == (True, 600)


def test_un_lot_a_zero_est_offert(tenue):
    assert donnee_par(tenue.vendre(lot("Bol", 0, 4))) == (True, 0)


def test_la_valeur_offerte_est_celle_de_la_grille_seule(tenue):
    tenue.vendre(ligne(LIBRE, prix_cts=0), ligne("Manteau", offert=True), ligne("Pantalon"))

    sommes = CumulVentes.objects.aggregate(Sum("offert_cts"), Sum("offerts"))

    assert (sommes["offert_cts__sum"], sommes["offerts__sum"]) == (500, 2)


def test_une_adhesion_ne_s_offre_ni_ne_se_remise(tenue):
    for faite in ({"offert": True}, {"remise_cts": 100}):
        with pytest.raises(PanierIncomplet) as refus:
            tenue.vendre(ligne("Adhésion à l’année", prix_cts=1_000, **faite))

        assert refus.value.champs == {
            "lignes.0.remise_cts": (
                "«\u00a0Adhésion à l’année\u00a0» ne se remise pas et ne s’offre pas."
            )
        }


def test_zero_ne_passe_pas_sous_le_minimum_d_une_adhesion(tenue):
    with pytest.raises(PanierIncomplet) as refus:
        tenue.vendre(ligne("Adhésion à l’année", prix_cts=0))

    assert "6,00\u00a0€ au moins" in refus.value.champs["lignes.0.prix_cts"]
