"""Rescued food: its lots, where they go, and no total of objects that it meets."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ateliers.cafe.bilans import bilan_des_denrees
from ateliers.cafe.garde_manger import garde_manger
from ateliers.cafe.models import Ramasse, Reste
from ateliers.cafe.refus import DlcDepassee, DlcDepasseeALArrivee, LotEntame, LotVide, PasTant
from ateliers.cafe.services.denrees import annuler, recevoir
from collecte.bilans.masses import bilan, masses, stock_vif
from collecte.livre.models import Bon, Cumul, CumulAnnees, Mouvement, Stock
from collecte.livre.refus import DejaAnnule, DenreesAuCafe, MotifRequis, PasDesDenrees
from collecte.livre.services.annulations import annuler as annuler_un_bon
from collecte.vitrine.impact import impact
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.droits import DroitManquant
from petiterockette.journal.examens.passer import examiner
from tests.cafe.cuisine import sorti, un_lot, un_lot_qui_finit, un_uuid, une_denree
from tests.fabriques import categorie, entete, structure, un_compte, un_depot, un_lieu

pytestmark = pytest.mark.django_db

HIER, DEMAIN = timezone.localdate() - timedelta(days=1), timezone.localdate() + timedelta(days=1)


def reste(lot: Ramasse) -> int:
    return Reste.objects.get(ramasse=lot).masse_g


def test_un_lot_entre_dans_le_garde_manger_et_s_en_va_par_parts():
    lot = un_lot(12_500)
    sorti(lot, "servi", 8_000)
    sorti(lot, "donne", 2_000, structure=structure())
    sorti(lot, "composte", 1_500)
    sorti(lot, "jete", 400)

    b = bilan_des_denrees(lot.jour, lot.jour, [lot.lieu_id])
    assert reste(lot) == 600
    assert garde_manger([lot.lieu_id]) == [(lot.categorie, 600)]
    assert (b.recu_g, b.sauve_g) == (12_500, 12_100)
    assert (b.fins["servi"], b.fins["donne"], b.fins["composte"]) == (8_000, 2_000, 1_500)
    assert bilan_des_denrees(lot.jour, lot.jour, [un_lieu().pk]).recu_g == 0


def test_un_lot_refuse_est_note_et_ne_deplace_rien():
    lot = un_lot(3_000, refus="temperature", temperature_dc=112)

    assert (lot.bon, lot.refus, lot.temperature_dc) == (None, "temperature", 112)
    assert not Mouvement.objects.exists()
    assert bilan_des_denrees(lot.jour, lot.jour).recu_g == 0


def test_le_meme_envoi_deux_fois_est_un_seul_lot():
    tete = entete()
    premier = un_lot(entete=tete)
    encore, nouveau = recevoir(
        entete=tete,
        donneur=structure(),
        categorie=une_denree(),
        produit="Courgettes",
        masse_g=12_500,
    )

    assert (encore, nouveau) == (premier, False)
    assert Bon.objects.count() == 1


@pytest.mark.parametrize("vers", ["servi", "donne"])
def test_une_dlc_passee_ne_se_sert_ni_ne_se_donne(vers, time_machine):
    lot = un_lot_qui_finit(DEMAIN)
    sorti(lot, vers, 1_000)
    time_machine.move_to(timezone.now() + timedelta(days=2), tick=False)

    with pytest.raises(DlcDepassee, match="ne se sert et ne se donne plus"):
        sorti(lot, vers, 1_000)
    sorti(lot, "composte", 11_500)
    assert reste(lot) == 0


def test_une_ddm_passee_se_juge_et_se_sert():
    lot = un_lot_qui_finit(HIER, "ddm")

    sorti(lot, "servi", 2_000)

    assert lot.ddm_passee(timezone.localdate())
    assert reste(lot) == 10_500


def test_une_dlc_deja_passee_se_refuse_a_l_arrivee():
    with pytest.raises(DlcDepasseeALArrivee) as refus:
        un_lot_qui_finit(HIER)

    assert "limite" in refus.value.champs
    assert un_lot_qui_finit(HIER, refus="date").bon is None


def test_on_ne_sort_pas_plus_qu_il_ne_reste():
    lot = un_lot(2_000)
    with pytest.raises(PasTant, match="Il reste 2\u00a0kg"):
        sorti(lot, "servi", 2_001)
    sorti(lot, "servi", 2_000)
    with pytest.raises(LotVide):
        sorti(lot, "servi", 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reste.objects.filter(ramasse=lot).update(masse_g=-1)


def test_un_objet_n_est_pas_une_denree():
    with pytest.raises(PasDesDenrees, match="n’est pas une denrée"):
        un_lot(categorie=categorie("livres"))


def test_une_sortie_s_annule_par_une_contre_ecriture_puis_le_lot_aussi():
    lot = un_lot(5_000)
    sortie = sorti(lot, "jete", 1_000).sortie_de_denrees
    tete = entete(lieu=lot.lieu)
    with pytest.raises(LotEntame):
        annuler(entete=tete, ramasse=lot, motif="erreur")
    with pytest.raises(MotifRequis):
        annuler(entete=tete, ramasse=lot, sortie=sortie, motif=" ")

    contre, _ = annuler(entete=tete, ramasse=lot, sortie=sortie, motif="mauvais lot")

    assert (contre.annule, reste(lot)) == (sortie.bon, 5_000)
    with pytest.raises(DejaAnnule):
        annuler(entete=entete(lieu=lot.lieu), ramasse=lot, sortie=sortie, motif="encore")
    annuler(entete=entete(lieu=lot.lieu), ramasse=lot, motif="jamais arrivé")
    b = bilan_des_denrees(lot.jour, lot.jour)
    assert (reste(lot), b.recu_g, b.fins["jete"]) == (0, 0, 0)
    assert examiner(de_nuit=False).en_faute == []


def test_au_comptoir_un_bon_de_denrees_ne_s_annule_pas():
    lot = un_lot()

    with pytest.raises(DenreesAuCafe, match="au café"):
        annuler_un_bon(
            bon=lot.bon, uuid=un_uuid(), motif="x", compte=un_compte("direction"), par=None
        )


@pytest.mark.parametrize("role", ["benevole", "tri", "tresorerie"])
def test_sans_le_droit_rien_ne_s_ecrit(role):
    lieu = un_lieu()
    with pytest.raises(DroitManquant):
        un_lot(entete=entete(un_compte(role, lieu=lieu), lieu=lieu), lieu=lieu)

    assert not Ramasse.objects.exists()


def test_les_denrees_ne_rencontrent_aucun_total_d_objets():
    """12,5 kg of food beside 7,4 kg of textiles: every figure of objects says 7,4."""
    depot = un_depot()
    annee, jour = depot.jour.year, depot.jour
    avant = (masses(jour, jour), bilan(jour, jour), impact(annee, LieuxLus(None, [], None)))
    for codes in ("servi", "jete", "composte"):
        sorti(un_lot(12_500, lieu=depot.lieu), codes, 6_000)

    apres = (masses(jour, jour), bilan(jour, jour), impact(annee, LieuxLus(None, [], None)))
    assert apres == avant
    assert bilan(date(annee, 1, 1), date(annee, 12, 31)).collecte_g == 7_400
    assert stock_vif() == 7_400
    assert not Cumul.objects.filter(categorie__famille="denrees").exists()
    assert list(Bon.objects.d_objets()) == [depot]
    assert examiner(de_nuit=False).en_faute == []


@pytest.mark.parametrize(
    ("modele", "champs"),
    [
        (Stock, {"etape": "garde_manger"}),
        (Cumul, {"vers": "servi"}),
        (Cumul, {"de": "donateur_denrees"}),
        (CumulAnnees, {"vers": "jete"}),
    ],
)
def test_la_base_refuse_une_denree_parmi_les_sommes_d_objets(modele, champs):
    un_depot()
    rangee = modele.objects.first()
    rangee.pk = None
    for nom, valeur in champs.items():
        setattr(rangee, nom, valeur)

    with pytest.raises(IntegrityError, match="sans_denrees"), transaction.atomic():
        rangee.save(force_insert=True)


@pytest.mark.parametrize(
    "champs",
    [
        {"famille": "objets"},
        {"vers": "rayon", "nature": "apport"},
        {"de": "a_trier", "nature": "contre_ecriture"},
    ],
)
def test_la_base_tient_la_famille_et_les_deux_bouts_ensemble(champs):
    mouvement = un_lot().bon.mouvements.get()
    mouvement.pk = None
    for nom, valeur in champs.items():
        setattr(mouvement, nom, valeur)

    with pytest.raises(IntegrityError), transaction.atomic():
        mouvement.save(force_insert=True)


def test_le_verificateur_voit_un_reste_faux():
    lot = un_lot(5_000)
    Reste.objects.filter(ramasse=lot).update(masse_g=4_000)

    assert examiner(de_nuit=False).en_faute == ["Denrées\u00a0: lots et grand livre"]
