"""From what was weighed to its movements. Pure: dictionaries and integers, no database."""

import pytest

from collecte.matiere.ecritures import (
    Pas,
    Referentiel,
    apport,
    effets_sur_le_stock,
    prelevement,
    ventilation,
)
from collecte.matiere.etapes import DESTINATIONS_APPORT

SANS, METAUX, DEEE, CARTON = 1, 2, 3, 4
SANS_CATEGORIE, LIVRES, MOBILIER, VELO, VRAC = 10, 11, 12, 13, 14
REF = Referentiel(
    sans_matiere=SANS,
    sans_categorie=SANS_CATEGORIE,
    categories=frozenset({SANS_CATEGORIE, LIVRES, MOBILIER, VELO, VRAC}),
    vrac=frozenset({VRAC}),
    possibles={METAUX: frozenset({MOBILIER, VELO}), DEEE: frozenset()},
)


def dits(pas: list[Pas]) -> list[tuple]:
    return [(p.categorie, p.matiere, p.de, p.vers, p.masse_g, p.implicite) for p in pas]


def prendre(masse_g: int, disponible: dict, **autres) -> list[Pas]:
    """Sell books from the shelf, unless told otherwise."""
    reglages = {
        "categorie": LIVRES,
        "matiere": SANS,
        "de": "rayon",
        "vers": "vendu",
        "quantite": None,
        "mesure": "pesee",
    }
    return prelevement(masse_g=masse_g, disponible=disponible, ref=REF, **reglages | autres)


def repandre(masse_g: int, disponible: dict, **autres) -> list[Pas]:
    """Send metals off, unless told otherwise."""
    reglages = {"matiere": METAUX, "de": "a_recycler", "vers": "recycle", "mesure": "pesee"}
    return ventilation(masse_g=masse_g, disponible=disponible, ref=REF, **reglages | autres)


# Deposits


def test_un_apport_a_trier_fait_un_pas():
    pas = apport(
        categorie=LIVRES,
        matiere=SANS,
        destination="a_trier",
        masse_g=500,
        quantite=3,
        mesure="estimee",
        ref=REF,
    )

    assert pas == [Pas(LIVRES, SANS, "donateur", "a_trier", 500, "estimee", 3)]


@pytest.mark.parametrize("destination", [str(e) for e in DESTINATIONS_APPORT])
def test_un_apport_oriente_ne_laisse_rien_a_trier(destination):
    pas = apport(
        categorie=VELO,
        matiere=METAUX,
        destination=destination,
        masse_g=500,
        quantite=None,
        mesure="pesee",
        ref=REF,
    )

    effets = {cle: g for cle, g in effets_sur_le_stock(pas, SANS).items() if g}
    matiere = METAUX if destination in {"a_recycler", "a_jeter"} else SANS
    assert effets == {(VELO, destination, matiere): 500}


# What leaves takes from its own stage, then upstream


def test_ce_qui_est_au_rayon_suffit():
    assert dits(prendre(400, {(LIVRES, "rayon", SANS): 1_000})) == [
        (LIVRES, SANS, "rayon", "vendu", 400, False)
    ]


def test_ce_qui_manque_au_rayon_vient_d_a_trier_puis_de_l_atelier():
    disponible = {
        (LIVRES, "rayon", SANS): 100,
        (LIVRES, "a_trier", SANS): 200,
        (LIVRES, "atelier", SANS): 50,
    }

    pas = prendre(330, disponible)

    assert dits(pas) == [
        (LIVRES, SANS, "a_trier", "rayon", 200, True),
        (LIVRES, SANS, "atelier", "rayon", 30, True),
        (LIVRES, SANS, "rayon", "vendu", 330, False),
    ]
    assert disponible == {
        (LIVRES, "rayon", SANS): 0,
        (LIVRES, "a_trier", SANS): 0,
        (LIVRES, "atelier", SANS): 20,
    }


def test_ce_qui_manque_partout_rend_le_rayon_negatif():
    disponible = {(LIVRES, "a_trier", SANS): 10}

    pas = prendre(100, disponible)

    assert dits(pas)[-1] == (LIVRES, SANS, "rayon", "vendu", 100, False)
    assert disponible[(LIVRES, "rayon", SANS)] == -90


def test_un_rayon_deja_negatif_ne_prend_que_ce_qu_il_faut_en_amont():
    disponible = {(LIVRES, "rayon", SANS): -70, (LIVRES, "a_trier", SANS): 500}

    prendre(100, disponible)

    assert disponible == {(LIVRES, "rayon", SANS): -70, (LIVRES, "a_trier", SANS): 400}


def test_les_autres_categories_ne_sont_pas_touchees():
    disponible = {(MOBILIER, "rayon", SANS): 1_000, (LIVRES, "rayon", SANS): 0}

    prendre(100, disponible)

    assert disponible[(MOBILIER, "rayon", SANS)] == 1_000


def test_le_vrac_ne_quitte_pas_le_tri_par_une_sortie():
    disponible = {(VRAC, "a_trier", SANS): 500}

    prendre(100, disponible, categorie=VRAC)

    assert disponible == {(VRAC, "a_trier", SANS): 500, (VRAC, "rayon", SANS): -100}


def test_nos_propres_dechets_ne_passent_par_aucun_stock():
    pas = prendre(100, {(LIVRES, "a_trier", SANS): 500}, de="maison", vers="dechetterie")

    assert dits(pas) == [(LIVRES, SANS, "maison", "dechetterie", 100, False)]
    assert effets_sur_le_stock(pas, SANS) == {}


def test_une_matiere_prend_son_contenant_puis_celui_sans_nom_puis_l_amont():
    disponible = {
        (VELO, "a_recycler", METAUX): 100,
        (VELO, "a_recycler", SANS): 50,
        (VELO, "atelier", SANS): 500,
    }

    pas = prendre(
        200, disponible, categorie=VELO, matiere=METAUX, de="a_recycler", vers="recycle", quantite=9
    )

    assert dits(pas) == [
        (VELO, METAUX, "atelier", "a_recycler", 50, True),
        (VELO, METAUX, "a_recycler", "recycle", 150, False),
        (VELO, SANS, "a_recycler", "recycle", 50, False),
    ]
    assert [p.quantite for p in pas] == [None, 9, None]
    assert disponible == {
        (VELO, "a_recycler", METAUX): 0,
        (VELO, "a_recycler", SANS): 0,
        (VELO, "atelier", SANS): 450,
    }


def test_le_nombre_d_objets_n_est_ecrit_qu_une_fois():
    pas = prendre(
        40,
        {(VELO, "a_recycler", SANS): 50},
        categorie=VELO,
        matiere=METAUX,
        de="a_recycler",
        vers="recycle",
        quantite=9,
    )

    assert [(p.matiere, p.masse_g, p.quantite) for p in pas] == [(SANS, 40, 9)]


# What is weighed without a category is spread over what was waiting


def test_un_poids_sans_categorie_se_repartit_au_prorata_de_ce_qui_attend():
    disponible = {(MOBILIER, "a_recycler", METAUX): 300, (VELO, "a_recycler", METAUX): 100}

    pas = repandre(100, disponible)

    assert dits(pas) == [
        (MOBILIER, METAUX, "a_recycler", "recycle", 75, False),
        (VELO, METAUX, "a_recycler", "recycle", 25, False),
    ]
    assert {p.ventilation for p in pas} == {"calculee"}


def test_le_reste_au_gramme_va_aux_plus_grands_restes():
    disponible = {
        (LIVRES, "a_jeter", CARTON): 1,
        (MOBILIER, "a_jeter", CARTON): 1,
        (VELO, "a_jeter", CARTON): 1,
    }

    pas = repandre(2, disponible, matiere=CARTON, de="a_jeter", vers="dechetterie")

    assert sum(p.masse_g for p in pas) == 2
    assert all(g >= 0 for g in disponible.values())


def test_ce_qui_attend_sans_matiere_puis_a_trier_complete():
    disponible = {
        (MOBILIER, "a_recycler", METAUX): 10,
        (VELO, "a_recycler", SANS): 10,
        (VELO, "a_trier", SANS): 30,
    }

    pas = repandre(40, disponible)

    assert dits(pas) == [
        (VELO, METAUX, "a_trier", "a_recycler", 20, True),
        (MOBILIER, METAUX, "a_recycler", "recycle", 10, False),
        (VELO, SANS, "a_recycler", "recycle", 10, False),
        (VELO, METAUX, "a_recycler", "recycle", 20, False),
    ]


def test_une_matiere_ne_vient_que_des_categories_possibles():
    disponible = {(LIVRES, "a_trier", SANS): 1_000, (LIVRES, "a_recycler", SANS): 1_000}

    pas = repandre(50, disponible)

    assert dits(pas) == [(SANS_CATEGORIE, METAUX, "a_recycler", "recycle", 50, False)]


def test_une_matiere_sans_table_vient_de_toutes_les_categories():
    pas = repandre(50, {(LIVRES, "a_trier", SANS): 1_000}, matiere=CARTON)

    assert {p.categorie for p in pas} == {LIVRES}


def test_ce_qui_attend_sous_cette_matiere_en_est_quoi_que_dise_la_table():
    pas = repandre(50, {(LIVRES, "a_recycler", METAUX): 1_000})

    assert dits(pas) == [(LIVRES, METAUX, "a_recycler", "recycle", 50, False)]


def test_ce_qui_n_a_pas_de_categorie_n_explique_rien():
    pas = repandre(50, {(SANS_CATEGORIE, "a_recycler", SANS): 30, (VELO, "a_trier", SANS): 50})

    assert {p.categorie for p in pas} == {VELO}


def test_le_vrac_a_trier_n_explique_rien():
    pas = repandre(50, {(VRAC, "a_trier", SANS): 1_000}, matiere=CARTON)

    assert {p.categorie for p in pas} == {SANS_CATEGORIE}


def test_un_stock_negatif_n_explique_rien():
    disponible = {(MOBILIER, "a_recycler", METAUX): -500, (VELO, "a_recycler", METAUX): 10}

    pas = repandre(30, disponible)

    assert dits(pas) == [
        (SANS_CATEGORIE, METAUX, "a_recycler", "recycle", 20, False),
        (VELO, METAUX, "a_recycler", "recycle", 10, False),
    ]


def test_defaire_un_pas_le_renverse():
    pas = Pas(LIVRES, SANS, "rayon", "vendu", 5, "estimee", 2, "calculee", True)

    assert pas.inverse == Pas(LIVRES, SANS, "vendu", "rayon", 5, "estimee", 2, "calculee", True)
    assert pas.inverse.inverse == pas
