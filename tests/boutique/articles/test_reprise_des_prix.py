"""The price grid of before: read as people write it, added to the grid, put back as it was."""

import pytest

from boutique.articles.models import Article
from boutique.articles.reprise.prix import lire_le_prix
from boutique.articles.services.articles import changer_l_article
from petiterockette.journal.models import Entree
from petiterockette.reprise.examens import examen_de
from petiterockette.reprise.grandeurs import CaseIllisible
from petiterockette.reprise.refus import PasPret
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import les_listes, un_compte
from tests.reprise.a_reprendre import annule, decider, phrases, recu, repris

GRILLE = """Tarifs 2023;;;;
Catégorie;Article;Prix (€);Unité;Lot
Textiles;T-shirt, haut;2,00;pièce;
;Fripes en vrac;3 €/kg;;
Vaisselle;Six verres;2.50;;6
Mobilier;;libre;;
Trucs;Lampe;5;pièce;
"""


@pytest.fixture
def compte(db):
    les_listes()
    la_boutique()
    return un_compte("direction")


def les_prix(*noms: str) -> dict:
    lus = Article.objects.filter(nom__in=noms, visible=True)
    return {a.nom: (a.mode_prix, a.prix_cts, a.nb_objets) for a in lus}


def test_une_grille_s_ajoute_change_et_s_annule_d_un_coup(compte):
    noms = ("T-shirt, haut", "Fripes en vrac", "Six verres", "Lampe", "Mobilier")
    avant = les_prix(*noms)
    fichier = recu(compte, "prix", GRILLE)
    with pytest.raises(PasPret):
        repris(compte, fichier)
    decider(compte, fichier, categorie__textiles="textiles", categorie__trucs="mobilier")

    rendu = repris(compte, fichier).compte_rendu

    assert les_prix(*noms) == {
        "T-shirt, haut": ("conseille", 200, None),
        "Fripes en vrac": ("au_kg", 300, None),
        "Six verres": ("lot", 250, 6),
        "Lampe": ("conseille", 500, None),
        "Mobilier": ("libre", None, None),
    }
    assert (len(rendu["crees"]), len(rendu["changes"])) == (2, 2)
    assert Entree.objects.filter(code="boutique.article.cree").count() == 2
    # What somebody changed since is theirs.
    verres = Article.objects.get(nom="Six verres")
    dit = {"nom": verres.nom, "categorie": verres.categorie, "activite": verres.activite}
    dit |= {"mode_prix": "lot", "nb_objets": 6, "prix_cts": 275, "minimum_cts": None}
    changer_l_article(article=verres, compte=compte, **dit, taux_cp=None)
    annule(compte, fichier)
    assert les_prix(*noms) == avant | {"Six verres": ("lot", 275, 6)}


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("Livres;Polar;douze", "Ligne 2 : « douze » n’est pas un montant."),
        ("Livres;Polar;3", "Ligne 2 : Dites si ce prix est à la pièce ou au kilo."),
        ("Livres;Polar;1 € pièce\nLivres;polar;2 € pièce", "Ligne 3 : « polar » est déjà dit"),
        (";Polar;1 € pièce", "Ligne 2 : la case « catégorie » est vide."),
        (f"Livres;{'Polar' * 13};1 € pièce", "un nom tient en 60 lettres."),
    ],
)
def test_une_ligne_fausse_est_dite_et_rien_n_est_ecrit(compte, lignes, attendu):
    fichier = recu(compte, "prix", f"Catégorie;Article;Prix\n{lignes}\n")
    combien = Article.objects.count()

    assert attendu in phrases(fichier)
    with pytest.raises(PasPret):
        repris(compte, fichier)
    assert Article.objects.count() == combien


def test_a_la_piece_et_au_kilo_font_deux_lignes_de_la_grille(compte):
    texte = "Catégorie;Prix pièce;Prix kilo\nLivres;0,50;2\n"

    lus = examen_de(recu(compte, "prix", texte)).lignes

    dits = [(lu.nom, lu.mode_prix, lu.prix_cts) for lu in lus]
    assert dits == [("Livres", "conseille", 50), ("Livres, au kilo", "au_kg", 200)]


@pytest.mark.parametrize(
    ("dit", "mode", "cts"),
    [
        ("1 234,50 €", "", 123_450),
        ("2€", "", 200),
        ("3 € le kilo", "au_kg", 300),
        ("0.5 € la pièce", "conseille", 50),
        ("prix libre", "libre", None),
        ("—", "libre", None),
        ("gratuit", "conseille", 0),
    ],
)
def test_un_prix_se_lit_comme_on_l_ecrit(dit, mode, cts):
    lu = lire_le_prix(dit)

    assert (lu.mode, lu.cts) == (mode, cts)


@pytest.mark.parametrize("dit", ["-3", "1 à 2 €", "2 000 000 €", "=A1"])
def test_ce_qui_n_est_pas_un_prix_est_refuse(dit):
    with pytest.raises(CaseIllisible):
        lire_le_prix(dit)
