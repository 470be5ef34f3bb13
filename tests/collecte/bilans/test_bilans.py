"""The figures of a period. The numbers expected here are written by hand."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from collecte.bilans.bilan import Bilan, Detail, Parts
from collecte.bilans.masses import bilan_de
from collecte.livre.models import Mouvement
from tests.fabriques import un_depot, un_lieu, un_point, une_ligne

JANVIER = (date(2026, 1, 1), date(2026, 1, 31))


def moves(*quatre_ou_cinq) -> list:
    """Sums of movements of January: (from, to, grams[, measure])."""
    return [
        (date(2026, 1, 1), 1, 1, de, vers, reste[0] if reste else "pesee", grammes)
        for de, vers, grammes, *reste in quatre_ou_cinq
    ]


def un_bilan(*rangees) -> Bilan:
    return bilan_de(moves(*rangees), *JANVIER)


# Definitions


def test_le_mois_type_de_la_maison():
    b = un_bilan(
        ("donateur", "a_trier", 420_000_000),
        ("rayon", "vendu", 199_500_000),
        ("a_recycler", "recycle", 119_350_000),
        ("a_jeter", "dechetterie", 31_150_000),
    )

    assert b.sorties_g == 350_000_000
    assert b.taux == Decimal("91.1")
    assert b.parts == Parts(reemploi=57, recyclage=34, dechetterie=9)
    assert b.taux_sur_collecte == Decimal("75.9")
    assert b.variation_stock_g == 70_000_000
    assert b.vide is False


@pytest.mark.parametrize(
    "fin", ["vendu", "donne_association", "donne_particulier", "usage_interne", "autre_structure"]
)
def test_les_cinq_fins_du_reemploi_comptent(fin):
    b = un_bilan(("rayon", fin, 1_000))

    assert (b.reemploi_g, b.sorties_g, b.taux) == (1_000, 1_000, Decimal(100))


def test_l_energie_n_est_pas_valorisee_et_se_montre_avec_la_dechetterie():
    b = un_bilan(
        ("a_recycler", "recycle", 500), ("a_jeter", "energie", 300), ("a_jeter", "dechetterie", 200)
    )

    assert (b.energie_g, b.dechetterie_g, b.non_revalorise_g) == (300, 200, 500)
    assert b.taux == Decimal(50)
    assert b.parts == Parts(reemploi=0, recyclage=50, dechetterie=50)


def test_nos_propres_dechets_ne_comptent_nulle_part():
    b = un_bilan(("maison", "dechetterie", 5_000), ("maison", "recycle", 5_000))

    assert (b.sorties_g, b.pesee_g, b.taux, b.parts) == (0, 0, None, None)


def test_ce_qui_change_d_etape_ne_compte_pas():
    b = un_bilan(("a_trier", "rayon", 700), ("rayon", "a_recycler", 300), ("atelier", "rayon", 9))

    assert (b.collecte_g, b.sorties_g, b.variation_stock_g) == (0, 0, 0)
    assert b.vide is False


def test_une_contre_ecriture_se_retranche():
    b = un_bilan(
        ("donateur", "a_trier", 900),
        ("a_trier", "donateur", 400),
        ("rayon", "vendu", 300),
        ("vendu", "rayon", 100),
    )

    assert (b.collecte_g, b.reemploi_g, b.pesee_g) == (500, 200, 200)


def test_les_mesures_se_partagent_les_sorties():
    b = un_bilan(
        ("rayon", "vendu", 100, "pesee"),
        ("rayon", "vendu", 20, "estimee"),
        ("a_jeter", "dechetterie", 3, "deduite"),
        ("donateur", "a_trier", 5_000, "estimee"),
    )

    assert (b.pesee_g, b.estimee_g, b.deduite_g) == (100, 20, 3)
    assert b.pesee_g + b.estimee_g + b.deduite_g == b.sorties_g


def test_l_ecart_est_ce_que_les_inventaires_trouvent_ou_perdent():
    b = un_bilan(
        ("inventaire", "rayon", 700),
        ("rayon", "perdu", 1_000),
        ("perdu", "rayon", 50),
        ("ouverture", "rayon", 99_999),
    )

    assert b.ecart_g == -250
    assert (b.sorties_g, b.variation_stock_g) == (0, -250)


def test_ce_qui_va_d_un_site_a_l_autre_n_est_ni_entre_ni_sorti():
    b = un_bilan(("rayon", "transit", 800), ("transit", "rayon", 300))

    assert (b.collecte_g, b.sorties_g, b.entre_sites_g, b.variation_stock_g) == (0, 0, -500, -500)


# Denominators


def test_une_periode_sans_rien_n_a_ni_taux_ni_parts():
    b = un_bilan()

    assert (b.vide, b.taux, b.taux_sur_collecte, b.parts) == (True, None, None, None)
    assert b.sorties_g == b.collecte_g == 0


@pytest.mark.parametrize("grammes", [0, -500])
def test_un_denominateur_nul_ou_negatif_ne_fait_pas_de_taux(grammes):
    # Corrections of closed months may outweigh a month.
    b = un_bilan(("rayon", "vendu", 500), ("vendu", "rayon", 500 - grammes))

    assert b.sorties_g == grammes
    assert (b.taux, b.parts) == (None, None)


def test_une_collecte_negative_ne_fait_pas_de_taux():
    b = un_bilan(("a_trier", "donateur", 500), ("rayon", "vendu", 100))

    assert (b.taux, b.taux_sur_collecte) == (Decimal(100), None)


@pytest.mark.parametrize(
    "rangees",
    [
        # Read « 1 000,0 % », « −200,0 % », and 100,0 % made of 151,5 and −51,5.
        [("rayon", "vendu", 1_000), ("dechetterie", "a_jeter", 900)],
        [("vendu", "rayon", 200), ("a_jeter", "dechetterie", 300)],
        [("rayon", "vendu", 1_515), ("recycle", "a_recycler", 515)],
    ],
)
def test_une_part_negative_ne_laisse_ni_taux_ni_parts(rangees):
    b = un_bilan(("donateur", "a_trier", 500), *rangees)

    assert b.sorties_g > 0
    assert (b.taux, b.taux_sur_collecte, b.parts) == (None, None, None)
    assert b.detail == Detail(None, None, None, None)
    assert str(b.sans_taux) == "Des corrections rendent une part négative\u00a0: pas de taux"


def test_une_mesure_negative_ne_laisse_pas_de_certitude():
    b = un_bilan(("rayon", "vendu", 900, "pesee"), ("vendu", "rayon", 100, "estimee"))

    assert (b.taux, b.certitude) == (Decimal(100), None)
    assert str(b.sans_certitude) == (
        "Des corrections rendent une part négative\u00a0: pas de certitude"
    )


@pytest.mark.parametrize(
    ("rangees", "cause"),
    [
        ([("donateur", "a_trier", 9)], "Rien n’est sorti"),
        ([("maison", "dechetterie", 9)], "Rien n’est sorti"),
        ([("rayon", "vendu", 495), ("vendu", "rayon", 495)], "Tout ce qui est sorti a été annulé"),
        ([("vendu", "rayon", 17)], "Les corrections dépassent les sorties"),
        (
            [("rayon", "vendu", 5), ("recycle", "a_recycler", 5)],
            "Des corrections rendent une part négative",
        ),
        ([("rayon", "vendu", 5)], ""),
    ],
)
def test_ce_qui_manque_a_un_taux_se_dit_en_une_phrase(rangees, cause):
    b = un_bilan(*rangees)

    assert str(b.sans_sorties) == cause
    assert str(b.sans_taux) == (f"{cause}\u00a0: pas de taux" if cause else "")


@pytest.mark.parametrize(
    ("reemploi_g", "recyclage_g", "reste_g", "attendu"),
    [
        (199_500, 119_350, 31_150, ("91.1", "57.0", "34.1", "8.9")),
        # 99,95 % read 100,0 beside 0,1.
        (1_999, 0, 1, ("99.9", "99.9", "0.0", "0.1")),
        (349_900, 0, 100, ("99.9", "99.9", "0.0", "0.1")),
        (4, 0, 9_996, ("0.1", "0.1", "0.0", "99.9")),
        (3, 1, 99_996, ("0.1", "0.1", "0.01", "99.9")),
        (1, 1, 1, ("66.7", "33.4", "33.3", "33.3")),
        (0, 0, 5, ("0.0", "0.0", "0.0", "100.0")),
        (5, 0, 0, ("100.0", "100.0", "0.0", "0.0")),
    ],
)
def test_les_parts_font_le_taux_et_cent_avec_le_reste(reemploi_g, recyclage_g, reste_g, attendu):
    b = un_bilan(
        ("rayon", "vendu", reemploi_g),
        ("a_recycler", "recycle", recyclage_g),
        ("a_jeter", "dechetterie", reste_g),
    )

    assert b.detail == Detail(*map(Decimal, attendu))


def test_le_taux_sur_la_collecte_peut_depasser_cent():
    b = un_bilan(("donateur", "a_trier", 100), ("rayon", "vendu", 150))

    assert b.taux_sur_collecte == Decimal(150)


@pytest.mark.parametrize("a", range(1, 400, 7))
def test_les_parts_font_toujours_cent(a):
    parts = un_bilan(
        ("rayon", "vendu", a), ("a_recycler", "recycle", 271), ("a_jeter", "energie", 3 * a + 1)
    ).parts

    assert parts.reemploi + parts.recyclage + parts.dechetterie == 100


# The command


@pytest.mark.django_db
def test_la_commande_bilan_ecrit_le_json_convenu():
    point = un_point(lieu=un_lieu(code="CHV"))
    un_lieu(code="MTG")
    jour = un_depot(une_ligne("livres", 3_000), point=point).jour.isoformat()
    sortie = StringIO()

    call_command("bilan", f"--debut={jour}", f"--fin={jour}", "--format=json", stdout=sortie)

    assert json.loads(sortie.getvalue()) == {
        "debut": jour,
        "fin": jour,
        "lieux": ["CHV", "MTG"],
        "collecte_g": 3_000,
        "reemploi_g": 0,
        "recyclage_g": 0,
        "energie_g": 0,
        "dechetterie_g": 0,
        "sorties_g": 0,
        "ecart_g": 0,
        "entre_sites_g": 0,
        "variation_stock_g": 3_000,
        "mesure": {"pesee_g": 0, "estimee_g": 0, "deduite_g": 0},
        "parts": None,
        "taux_revalorisation": None,
        "repris": False,
        "sans_taux": "Rien n’est sorti\u00a0: pas de taux",
    }


@pytest.mark.django_db
def test_la_commande_bilan_refuse_un_lieu_inconnu_ou_une_periode_a_l_envers():
    with pytest.raises(CommandError, match="XXX"):
        call_command("bilan", "--debut=2026-01-01", "--fin=2026-01-31", "--lieu=XXX")
    with pytest.raises(CommandError, match="précède"):
        call_command("bilan", "--debut=2026-02-01", "--fin=2026-01-31")
    with pytest.raises(CommandError, match="29"):
        call_command("bilan", "--debut=2026-02-29", "--fin=2026-03-31")
    assert not Mouvement.objects.exists()
