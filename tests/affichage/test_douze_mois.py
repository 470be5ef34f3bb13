"""Twelve columns: who is tall, who is hollow, who is not drawn."""

from itertools import pairwise

from petiterockette.affichage.graphiques.douze_mois import HAUTEUR, colonnes


def des_mois(*masses: int):
    return [(nom, masse, False) for nom, masse in zip("JFMAMJJASOND", masses, strict=False)]


def test_la_plus_haute_prend_toute_la_hauteur_et_les_autres_leur_part():
    dessin = colonnes(des_mois(1_000, 500, 250, 0))

    assert [float(c.hauteur) for c in dessin.colonnes] == [HAUTEUR, HAUTEUR / 2, HAUTEUR / 4, 0]
    for c in dessin.colonnes:
        assert float(c.y) + float(c.hauteur) == dessin.base


def test_ce_qui_existe_se_voit():
    dessin = colonnes(des_mois(10_000_000, 1))

    assert float(dessin.colonnes[1].hauteur) == 2


def test_les_colonnes_se_suivent_sans_se_toucher():
    dessin = colonnes(des_mois(*[1_000] * 12))

    x = [float(c.x.rstrip("%")) for c in dessin.colonnes]
    largeur = float(dessin.colonnes[0].largeur.rstrip("%"))
    assert all(b - a > largeur for a, b in pairwise(x))
    assert x[0] > 0
    assert x[-1] + largeur < 100


def test_un_mois_provisoire_est_creux():
    dessin = colonnes([("O", 10, False), ("N", 10, True)])

    assert [c.creuse for c in dessin.colonnes] == [False, True]


def test_sous_zero_il_n_y_a_pas_de_colonne():
    assert colonnes(des_mois(-5, 0)) is None
    assert colonnes([]) is None
    assert float(colonnes(des_mois(-5, 10)).colonnes[0].hauteur) == 0
