"""Turnover by activity adds up to the turnover; what no till takes is what the accounts book."""

from datetime import date
from uuid import uuid4

import pytest

from boutique.comptabilite.ecritures import ecritures
from boutique.comptabilite.ecritures_des_caisses import balance
from boutique.regles.models import Activite, PosteComptable
from boutique.ventes.bilans import objets_par_mois
from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.emissions import estimation
from collecte.livre.services.annulations import annuler
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.boutique.a_la_caisse import l_article, la_boutique, ligne, une_caisse
from tests.boutique.des_factures import une_facture
from tests.collecte.bureau.test_pont import un_roll
from tests.fabriques import un_compte, un_lieu, un_point

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

ANNEE = Portee(date(2026, 1, 1), date(2026, 12, 31))
PARTS = ("CA_REEMPLOI", "CA_CAFE", "CA_ATELIERS", "CA_FORMATION", "CA_AUTRES", "V_CA")


def valeurs(*codes: str, portee: Portee = ANNEE) -> list:
    lues = ValeursDeLaPeriode(portee)
    return [lues.valeur(INDICATEURS[code]) for code in codes]


def poste(poste: str) -> str:
    return PosteComptable.objects.get(poste=poste).compte


def en_compta(compte: str) -> int:
    soldes = balance(ecritures(ANNEE.debut, ANNEE.fin))
    return sum(s.credit_cts - s.debit_cts for s in soldes if s.compte == compte)


def test_les_activites_additionnees_font_le_chiffre_d_affaires():
    tenue = une_caisse()
    for nom, activite in (("Pantalon", "cafe"), ("Manteau", "velo"), ("Chemise", "formation")):
        article = l_article(nom)
        article.activite = Activite.objects.get(code=activite)
        article.save()
    sur_mesure = Activite.objects.create(code="friperie", nom="Friperie", compte="707900")
    jupe = l_article("Veste")
    jupe.activite = sur_mesure
    jupe.save()
    tenue.vendre(ligne("Pantalon", 2), ligne("Manteau"), ligne("Chemise"), ligne("Veste"))

    [ca] = valeurs("CA")
    boutique, cafe, ateliers, formation, autres, velo = valeurs(*PARTS)

    assert ca == boutique + cafe + ateliers + formation + autres + velo
    assert (boutique, ateliers) == (0, 0)
    assert min(cafe, formation, autres, velo) > 0
    assert valeurs(*PARTS, portee=Portee(ANNEE.debut, ANNEE.fin, (un_lieu().pk,))) == [0] * 6


def test_les_objets_par_mois_et_par_categorie_font_les_objets_vendus():
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 3), ligne("Manteau"))
    pantalon = l_article("Pantalon")

    par_mois = objets_par_mois(ANNEE.debut, ANNEE.fin, None)

    assert sum(par_mois.values()) == valeurs("OBJETS_VENDUS")[0] == 4
    assert par_mois[date(2026, 11, 1), pantalon.categorie_id] >= 3
    assert [objets_par_mois] == estimation.COMPTEURS
    assert objets_par_mois(ANNEE.debut, ANNEE.fin, [un_lieu().pk]) == {}


def test_une_activite_hors_chiffre_d_affaires_n_est_dans_aucune_part_et_reste_un_passage():
    tenue = une_caisse()
    article = l_article("Pantalon")
    article.activite = Activite.objects.get(code="dons")
    article.save()
    tenue.vendre(ligne("Pantalon"))
    tenue.vendre(ligne("Manteau"))

    assert valeurs("N_VENTES", "N_CLIENTS") == [1, 2]
    assert sum(valeurs(*PARTS)) == valeurs("CA")[0]


def test_la_matiere_vendue_est_celle_des_ecritures():
    la_boutique()
    lieu = un_lieu()
    direction = un_compte("direction")
    roll = un_roll(un_point("quai", lieu=lieu))
    autre = un_roll(un_point("quai", lieu=lieu))
    tenir_les_papiers(sortie=roll.sortie, compte=direction, montant_c=12_050)
    tenir_les_papiers(sortie=autre.sortie, compte=direction, montant_c=-4_000)

    assert valeurs("CA_MATIERE") == [12_050] == [en_compta(poste("matiere"))]
    assert valeurs("CA_MATIERE", portee=Portee(ANNEE.debut, ANNEE.fin, (un_lieu().pk,))) == [0]

    annuler(bon=roll, motif="essai", compte=un_compte("responsable", lieu=lieu), uuid=uuid4())
    assert valeurs("CA_MATIERE") == [0]


def test_une_facture_de_matiere_va_aux_matieres_et_les_autres_aux_prestations():
    la_boutique()
    facture = une_facture(un_lieu())
    [prestation] = valeurs("CA_PRESTA")
    assert prestation == sum(li.ht_cts for li in facture.lignes.all()) > 0
    assert valeurs("CA_MATIERE") == [0]

    PosteComptable.objects.filter(poste="matiere").update(compte=facture.lignes.first().compte)

    assert valeurs("CA_MATIERE", "CA_PRESTA") == [prestation, 0]
