"""The fragments of the month page, drawn from bilans written by hand: what one reads on them."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.template.loader import render_to_string

from collecte.bilans.bilan import Bilan
from collecte.bilans.revisions import Revisions
from collecte.listes.models import Categorie
from collecte.matiere.periode import Genre, Periode
from collecte.tableau.cadre.textes import MOTS
from collecte.tableau.contexte import Rang, RangCategorie
from petiterockette.affichage.templatetags.graphiques import barre_des_sorties

DEBUT, FIN = date(2026, 10, 1), date(2026, 10, 31)
OCTOBRE_2026 = Periode.du(Genre.MOIS, DEBUT)


def un_bilan(collecte=0, reemploi=0, recyclage=0, dechetterie=0, **autres) -> Bilan:
    """A bilan in kilograms, everything weighed."""
    grammes = {
        "collecte_g": round(collecte * 1000),
        "reemploi_g": round(reemploi * 1000),
        "recyclage_g": round(recyclage * 1000),
        "dechetterie_g": round(dechetterie * 1000),
        "pesee_g": round((reemploi + recyclage + dechetterie) * 1000),
    }
    return Bilan(DEBUT, FIN, vide=False, **(grammes | autres))


OCTOBRE = un_bilan(30_412, 16_625, 9_946, 2_596, ecart_g=-38_000)
SEPTEMBRE = un_bilan(29_242, 16_300, 9_400, 2_920)


def lire(fragment: str, bilan: Bilan, **autres) -> str:
    """The text of a fragment, tags taken away and spaces made plain."""
    texte = unescape(re.sub(r"<[^>]+>", "", dessiner(fragment, bilan, **autres)))
    return re.sub(r"\s+", " ", texte).strip()


def dessiner(fragment: str, bilan: Bilan, **autres) -> str:
    contexte = {
        "periode": OCTOBRE_2026,
        "mots": MOTS[Genre.MOIS],
        "liens": {"collecte": "/c/", "sorties": "/s/", "ecart": "/e/"},
        "origines_nues": None,
        "explication": None,
        "par_jour": False,
        "pas_url": "",
        "en_cours": False,
        "bilan": bilan,
        "bilan_precedent": SEPTEMBRE,
        "bilan_an_dernier": un_bilan(31_030, 16_500, 9_630, 2_777),
        "libelle_precedent": "septembre",
        "pas_comparable_avant": {"collecte_g": "", "sorties_g": ""},
        "pas_comparable_an_dernier": {"collecte_g": "", "sorties_g": ""},
        "libelle_an_dernier": "octobre 2025",
        "pas": [Rang(OCTOBRE_2026, bilan, "/collecte/mois/2026-10/", True)],
        "par_categorie": [],
        "precedente_url": "/collecte/mois/2026-09/",
        "an_dernier_url": "/collecte/mois/2025-10/",
        "mois_d_avant_url": "",
        "stock_vif_g": None,
        "corrections": [],
        "aide": False,
        "methode": "kilos saisis",
        "decimales": 0,
        **autres,
    }
    return render_to_string(f"collecte/tableau/{fragment}.html", contexte)


def donnees(html: str) -> list[str]:
    return re.findall(r'<data[^>]* value="([^"]+)"', html)


def test_le_taux_dit_sa_base_et_sa_methode():
    texte = lire("_taux", OCTOBRE)

    assert "91,1 %" in texte
    assert "réemploi et recyclage : 26 571 kg sur les 29 167 kg sortis" in texte
    assert "soit 87,4 % de ce qui a été collecté" in texte
    assert "kilos saisis" in texte


def test_les_parts_portent_leurs_grammes_exacts():
    assert {"57", "34", "9"} <= set(donnees(dessiner("_parts", OCTOBRE)))
    assert {"16625000", "9946000", "2596000"} <= set(donnees(dessiner("_parts", OCTOBRE)))


def test_les_comparaisons_disent_leur_signe_et_le_taux_d_avant():
    texte = lire("_comparaisons", OCTOBRE)

    assert "+1,3 point sur septembre (89,8 %)" in texte
    assert "+0,7 point sur octobre 2025 (90,4 %)" in texte


def test_sans_sortie_il_n_y_a_pas_de_taux():
    bilan = un_bilan(812)

    for fragment in ("_taux", "_certitude", "_flux", "_categories", "_mois_par_mois"):
        texte = lire(fragment, bilan)
        assert not re.search(r"\b0(,0)? %|NaN|None", texte)
    assert "Rien n’est sorti : pas de taux." in lire("_taux", bilan)


def test_plus_de_corrections_que_de_sorties_ne_donnent_pas_de_taux():
    bilan = un_bilan(120, -80, 20, 10)

    assert "Les corrections dépassent les sorties : pas de taux." in lire("_taux", bilan)
    assert "pas de dessin, voici les nombres" in lire("_flux", bilan)
    assert '<svg class="barre"' not in dessiner("_parts", bilan)


def test_sans_collecte_il_n_y_a_pas_de_part_de_la_collecte():
    assert "rien de collecté" in lire("_taux", un_bilan(0, 640, 300, 80))


def test_au_dela_de_cent_sur_la_collecte_c_est_un_destockage():
    dit = "109,4 % de ce qui a été collecté du stock est sorti aussi"
    assert dit in lire("_taux", un_bilan(850, 640, 290, 80))


def test_une_part_infime_ne_se_lit_jamais_zero():
    texte = lire("_parts", un_bilan(12_000, 11_700, 120, 30))

    assert "1 % Déchetterie" in texte
    assert not re.search(r"\b0 %", texte)


@pytest.mark.parametrize(
    ("reemploi", "dechetterie", "taux", "parts"),
    [
        # 100 kg of 350 t in the bin, and 4 g of 10 kg that are not.
        (349_900, 100, "99,9 %", ["99", "1"]),
        (0.004, 9.996, "< 0,1 %", ["1", "99"]),
        (350_000, 0, "100,0 %", ["100", "0"]),
        (0, 10, "0,0 %", ["0", "100"]),
    ],
)
def test_tout_et_rien_ne_se_disent_que_de_tout_et_de_rien(reemploi, dechetterie, taux, parts):
    bilan = un_bilan(400_000, reemploi, 0, dechetterie)
    segments = barre_des_sorties(bilan).segments

    assert lire("_taux", bilan).startswith(f"{taux} Taux de revalorisation")
    assert [str(segments[0].pourcent), str(segments[2].pourcent)] == parts
    assert {n for n in parts if n != "0"} <= set(donnees(dessiner("_parts", bilan)))


def test_les_parts_de_ce_qui_est_entre_se_lisent_a_cote_des_kilos():
    categorie = Categorie(code="livres", nom="Livres", pictogramme="book")
    lignes = [
        RangCategorie(categorie, un_bilan(250, 90, 5, 5), "", "", Decimal("62.5")),
        RangCategorie(categorie, un_bilan(150, 90, 5, 5), "", "", Decimal("37.5")),
    ]

    texte = lire("_categories_nombres", un_bilan(400), par_categorie=lignes, echelle_g=1)

    assert "Livres 250 62,5 %" in texte
    assert "Livres 150 37,5 %" in texte
    assert "Total 400 —" in texte


def test_une_masse_infime_ne_se_lit_jamais_zero():
    html = dessiner("_cartes", un_bilan(30_412, 16_625, 9_946, 2_596, entre_sites_g=200))

    assert re.search(r'<data value="200">&lt;\s1<', html)


def test_la_premiere_annee_n_a_rien_a_quoi_se_comparer():
    sans = {"bilan_precedent": None, "bilan_an_dernier": None}

    assert lire("_comparaisons", OCTOBRE, **sans) == ""
    assert "septembre" not in lire("_cartes", OCTOBRE, **sans)


def test_les_revisions_de_mois_clos_ont_leur_ligne():
    corrections = Revisions(un_bilan(recyclage=-12.4), un_bilan()).dites

    dit = lire("_revisions", OCTOBRE, corrections=corrections)

    assert "révisions de mois clos : −12 kg sortis" in dit
    assert lire("_revisions", OCTOBRE, corrections=[]) == ""


def test_les_petites_categories_se_lisent_ensemble_et_le_detail_les_nomme():
    lignes = [
        RangCategorie(
            Categorie(code=f"c{n}", nom=f"Catégorie {n}", pictogramme="gem"),
            un_bilan(100, 90 - n, 5, 5),
            "",
            "",
            Decimal("8.3"),
        )
        for n in range(12)
    ]

    html = dessiner("_categories", OCTOBRE, par_categorie=lignes)

    assert "4 autres" in html
    assert html.count('<svg class="barre"') == 9
    for n in range(12):
        assert f"Catégorie {n}<" in html


def test_un_mois_sans_rien_n_est_que_tirets_dans_le_tableau_des_mois():
    vide = [Rang(OCTOBRE_2026, Bilan(DEBUT, FIN), "/collecte/mois/2026-10/", True)]

    texte = lire("_mois_par_mois", OCTOBRE, pas=vide)

    assert "oct. 2026 — — — — — —" in texte


def test_rien_n_y_est_style_en_ligne():
    for fragment in ("_taux", "_cartes", "_categories", "_flux", "_certitude", "_mois_par_mois"):
        assert "style=" not in dessiner(fragment, OCTOBRE)
