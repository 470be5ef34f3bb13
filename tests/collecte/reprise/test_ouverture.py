"""Opening stock: told once by site, by the house's own count; what is followed is a part of it."""

from datetime import date

import pytest
from django.core.management import call_command

from collecte.bilans.masses import bilan, stock_vif
from collecte.comptages.models import Inventaire
from collecte.comptages.services.inventaires import commencer
from collecte.livre.models import Bon, Stock
from petiterockette.reprise.examens import examen_de
from tests.collecte.objets.suivis import complet, un_objet
from tests.fabriques import les_listes, un_compte, un_depot, un_lieu, un_point, une_ligne
from tests.reprise.a_reprendre import annule, dites, phrases, recu, repris

STOCK = """Site;Famille;Rayon (kg);À trier (kg);À recycler (kg);Matière
La Rockette;Livres;1 240;310,5;;
;Mobilier;60;;420;Métaux
Total;;1 300;310,5;420;
"""


@pytest.fixture
def lieu(db):
    les_listes()
    return un_lieu(nom="La Rockette", ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def test_un_stock_d_ouverture_est_le_comptage_de_la_maison(lieu, compte):
    fichier = recu(compte, "ouverture", STOCK, mesure="estimee")
    assert not examen_de(fichier).ecarts

    rendu = repris(compte, fichier).compte_rendu

    assert (rendu["lignes"], rendu["masse_g"]) == (4, 2_030_500)
    assert stock_vif([lieu.pk]) == 2_030_500
    inventaire = Inventaire.objects.get(bon__nature="ouverture")
    assert (inventaire.ouverture, inventaire.methode) == (True, "estimation")
    assert Stock.objects.get(etape="a_recycler", matiere__code="metaux").masse_g == 420_000
    aujourd_hui = inventaire.bon.jour
    assert bilan(aujourd_hui, aujourd_hui, [lieu]).collecte_g == 0
    call_command("verifier", verbosity=0)

    encore = recu(compte, "ouverture", STOCK.replace("60", "61"), mesure="estimee")
    assert "Ligne 2 : Le stock d’ouverture de ce lieu est déjà dit." in phrases(encore)
    annule(compte, fichier)
    assert stock_vif([lieu.pk]) == 0
    call_command("verifier", verbosity=0)
    # What was told wrong is told again.
    assert repris(compte, encore).etat == "repris"


def test_les_objets_suivis_font_partie_du_stock(lieu, compte):
    objet = un_objet("mobilier", point=un_point(lieu=lieu))
    complet(objet, masse_g=70_000)
    texte = "Famille;Étape;Poids\nMobilier;rayon;60\n"
    fichier = recu(compte, "ouverture", texte, lieu=lieu.code, mesure="pesee")

    examen = examen_de(fichier)

    assert "Mobilier : 70 kg un par un, pour 60 kg en stock" in dites(examen.laissees)
    repris(compte, fichier)
    assert stock_vif([lieu.pk]) == 60_000


def test_ce_que_les_livres_tiennent_deja_ne_se_baisse_pas(lieu, compte):
    un_depot(une_ligne("livres", 40_000), point=un_point(lieu=lieu))
    texte = "Famille;Étape;Poids\nLivres;à trier;31,5\n"
    fichier = recu(compte, "ouverture", texte, lieu=lieu.code, mesure="pesee")

    assert "Ligne 2 : Les livres tiennent déjà 40 kg là où le fichier dit 31,5" in phrases(fichier)


def test_un_inventaire_commence_se_finit_d_abord(lieu, compte):
    commencer(lieu=lieu, compte=compte)

    assert "Un inventaire est commencé" in phrases(recu(compte, "ouverture", STOCK, mesure="pesee"))


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Famille;Étape;Poids\nLivres;rayon;3\nLivres;rayon;4\n", "Ligne 3 : Ce stock est déjà"),
        ("Famille;Étape;Poids\nLivres;rayon;trois\n", "Ligne 2 : « trois » n’est pas un poids."),
        ("Famille;Poids\nLivres;3\n", "Dites à quelle étape est ce stock"),
        ("Famille;Étape;Poids\n;rayon;3\n", "Ligne 2 : la case « catégorie » est vide."),
    ],
)
def test_un_stock_faux_est_dit_avec_sa_ligne(lieu, compte, texte, attendu):
    fichier = recu(compte, "ouverture", texte, lieu=lieu.code, mesure="pesee")

    assert attendu in phrases(fichier)
    assert not Bon.objects.exists()


def test_deux_zones_d_un_stock_s_additionnent(lieu, compte):
    texte = "Famille;Étape;Zone;Poids\nLivres;rayon;fond;3\nLivres;rayon;vitrine;4\n"
    repris(compte, recu(compte, "ouverture", texte, lieu=lieu.code, mesure="pesee"))

    assert stock_vif([lieu.pk]) == 7_000
