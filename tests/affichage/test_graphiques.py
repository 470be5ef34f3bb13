"""The geometry of the charts, measured as a ruler would."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from petiterockette.affichage.graphiques import barre, courbe, flux


def mesure(longueur: str) -> float:
    return float(longueur.removesuffix("%"))


def test_les_parts_d_une_barre_sont_proportionnelles_et_se_suivent():
    reemploi, recyclage, dechetterie = barre([57_000, 34_000, 9_000]).segments

    assert [mesure(s.largeur) for s in (reemploi, recyclage, dechetterie)] == [57, 34, 9]
    assert [mesure(s.debut) for s in (reemploi, recyclage, dechetterie)] == [0, 57, 91]


def test_les_pourcentages_entiers_font_toujours_cent():
    assert [s.pourcent for s in barre([199_500, 119_350, 31_150]).segments] == [57, 34, 9]
    for a in range(1, 400, 7):
        assert sum(s.pourcent for s in barre([a, 400 - a, 13]).segments) == 100


def test_les_longueurs_s_ecrivent_avec_un_point():
    assert barre([1, 2, 4]).segments[0].largeur == "14.29%"


def test_une_part_infime_se_voit_et_le_tout_tient_dans_la_barre():
    segments = barre([10_000_000, 1, 1]).segments

    assert all(mesure(s.largeur) >= 0.5 for s in segments)
    assert sum(mesure(s.largeur) for s in segments) == pytest.approx(100, abs=0.1)


def test_une_part_infime_ne_porte_ni_son_pourcentage_ni_une_coupure():
    resultat = barre([980, 15, 5])

    assert [s.etiquette for s in resultat.segments] == [True, False, False]
    assert len(resultat.coupures) == 1
    assert not resultat.alignee


def test_une_part_nulle_n_a_pas_de_largeur_et_les_noms_quittent_la_barre():
    resultat = barre([700, 300, 0])

    assert resultat.segments[2].largeur == "0%"
    assert resultat.coupures == ("70%",)
    assert not resultat.alignee


@pytest.mark.parametrize(
    ("masses", "alignee"),
    [
        ([57, 34, 9], True),
        ([34, 33, 33], True),
        ([10, 60, 30], False),
        ([80, 15, 5], False),
    ],
)
def test_les_noms_se_tiennent_sous_leur_part_quand_la_place_suffit(masses, alignee):
    assert barre(masses).alignee is alignee


@pytest.mark.parametrize("masses", [[0, 0, 0], [-1, 5, 5], [10, -20, 3]])
def test_pas_de_barre_sans_rien_a_montrer_ni_avec_une_masse_negative(masses):
    assert barre(masses) is None


def test_les_barres_d_un_tableau_ont_la_meme_echelle():
    grande, petite = barre([200, 0], echelle_g=200), barre([50, 0], echelle_g=200)

    assert (grande.segments[0].largeur, petite.segments[0].largeur) == ("100%", "25%")


def test_la_courbe_monte_du_plus_petit_taux_au_plus_grand():
    resultat = courbe([Decimal("88.2"), Decimal("91.1")], largeur=100, hauteur=40, marge=5)

    assert resultat.traits == ("M5 35 L95 5",)
    assert (resultat.mini, resultat.maxi) == (Decimal("88.2"), Decimal("91.1"))
    assert resultat.dernier == ("95", "5")


def test_un_mois_sans_taux_coupe_la_courbe():
    dix, vingt = Decimal(10), Decimal(20)

    resultat = courbe([dix, vingt, None, dix, None, vingt, dix, None])

    assert len(resultat.traits) == 2
    assert len(resultat.points) == 1
    assert resultat.dernier is None


def test_des_taux_tous_egaux_font_une_ligne_a_mi_hauteur():
    resultat = courbe([Decimal(90)] * 3, hauteur=40)

    assert {y for _, y in re.findall(r"([\d.]+) ([\d.]+)", resultat.traits[0])} == {"20"}


@pytest.mark.parametrize("valeurs", [[], [None], [None] * 12])
def test_pas_de_courbe_sans_aucun_taux(valeurs):
    assert courbe(valeurs) is None


SORTIES = [("reemploi", 16_625), ("recyclage", 9_946), ("dechetterie", 2_596)]


def test_le_flux_mene_la_collecte_aux_trois_destins_et_au_stock():
    resultat = flux(30_412, SORTIES)

    assert [n.code for n in resultat.sources] == ["collecte"]
    assert [n.code for n in resultat.fins] == ["reemploi", "recyclage", "dechetterie", "stock"]
    assert sum(n.masse_g for n in resultat.fins) == 30_412
    assert [b.code for b in resultat.bandes] == [n.code for n in resultat.fins]


def test_ce_qui_sort_en_plus_de_la_collecte_est_pris_sur_le_stock():
    resultat = flux(27_000, SORTIES)

    assert [(n.code, n.masse_g) for n in resultat.sources] == [
        ("collecte", 27_000),
        ("stock", 2_167),
    ]
    assert [n.code for n in resultat.fins] == ["reemploi", "recyclage", "dechetterie"]
    assert [b.code for b in resultat.bandes] == ["reemploi", "recyclage", "dechetterie", "stock"]


def test_les_hauteurs_du_flux_sont_a_une_seule_echelle():
    resultat = flux(30_412, SORTIES)

    echelles = [float(n.hauteur) / n.masse_g for n in (*resultat.sources, *resultat.fins)]
    assert max(echelles) == pytest.approx(min(echelles), rel=0.01)


@pytest.mark.parametrize("entree", [0, 1, 5_000, 29_167, 30_412, 900_000])
@pytest.mark.parametrize("sorties", [(16_625, 9_946, 2_596), (1, 1, 1), (29_000, 0, 10), (1, 0, 0)])
def test_les_noms_du_flux_ont_chacun_leur_ligne_et_tiennent_dans_le_dessin(entree, sorties):
    resultat = flux(entree, list(zip("abc", sorties, strict=True)), hauteur=196)

    milieux = [float(n.milieu) for n in resultat.fins]
    assert all(bas - haut >= 20 for haut, bas in pairwise(milieux))
    for noeud in (*resultat.sources, *resultat.fins):
        assert float(noeud.y) >= 0
        assert float(noeud.bas) <= 196.01


def test_les_bandes_partent_et_arrivent_sans_trou():
    resultat = flux(100, [("a", 60), ("b", 40)])

    departs = [re.match(r"M0 ([\d.]+) .* 0 ([\d.]+) Z", b.trace).groups() for b in resultat.bandes]
    assert departs[0][0] == resultat.sources[0].y
    assert departs[0][1] == departs[1][0]
    assert departs[1][1] == resultat.sources[0].bas


@pytest.mark.parametrize(("entree", "sortie"), [(0, 0), (-5, 10), (10, -5)])
def test_pas_de_flux_sans_mouvement_ni_avec_une_masse_negative(entree, sortie):
    assert flux(entree, [("a", sortie)]) is None
