"""Each of the eighteen pitfalls, in a base of a few lines that has it, then all of them at once."""

import pytest

from boutique.oressource.examen.pieges.temps import hors_de_l_ordre
from boutique.oressource.examen.pieges.tous import NOMS, PIEGES
from boutique.oressource.rapport.machine import en_json
from tests.boutique.oressource.des_bases import (
    DUMPS_DES_PIEGES,
    export,
    lire_le_dump,
    tous_les_pieges,
    un_examen,
)

# Pitfall → what its base shows: code, how many, grams and cents at stake, the first rows.
TROUVES = {
    "01": [
        (
            "mise_a_niveau_a_moitie",
            3,
            None,
            None,
            "pesees_par_leur_id ventes_sans_adherent conventions_sorties_visible_booleen",
        ),
        ("arrondis", 5, None, None, ""),
        ("prix_nuls", 1, None, None, "grille_objets 101"),
    ],
    "02": [
        ("lots_a_l_unite", 1, None, 201, "vendus 201"),
        ("lots_sans_marque", 1, None, 2_800, "vendus 202"),
    ],
    "03": [
        ("remboursements", 2, None, 1_000, "vendus 301 vendus 302"),
        ("remboursements_sous_comptes", 1, None, 400, "vendus 302"),
    ],
    "04": [
        ("masses_avant_2017", 1, 1_100, None, "pesees_vendus 401"),
        ("masses_a_l_unite", 1, 1_200, None, "pesees_vendus 402"),
        ("masses_de_la_ligne", 1, 1_300, None, "pesees_vendus 403"),
    ],
    "05": [("pesees_statistiques", 1, 350, None, "pesees_vendus 501")],
    "06": [("ultime_perdu", 2, 12_500, None, "types_poubelles 601 types_poubelles 602")],
    "07": [
        ("efface_pesees_collectes_id_type_dechet", 1, 3_010, None, "pesees_collectes 701"),
        ("efface_ventes_id_moyen_paiement", 1, None, None, "ventes 701"),
        ("efface_vendus_id_objet", 1, None, 500, "vendus 701"),
        ("remplacants", 1, None, None, "points_vente 701"),
        ("compte_inconnu", 1, None, None, "utilisateurs 701"),
    ],
    "08": [
        ("pesees_sans_depot", 1, 1_010, None, "pesees_collectes 801"),
        ("pesees_sans_sortie", 1, 2_020, None, "pesees_sorties 801"),
        ("lignes_sans_vente", 1, None, 600, "vendus 801"),
        ("masses_sans_ligne", 1, 4_040, None, "pesees_vendus 802"),
        ("ventes_vides", 1, None, None, "ventes 803"),
        ("sorties_vides", 1, None, None, "sorties 804"),
        ("depots_vides", 1, None, None, "collectes 805"),
    ],
    "09": [
        ("par_personne", 1, None, None, "collectes 901"),
        ("sans_date", 1, None, None, "ventes 901"),
        ("sorties_sans_classe", 1, 9_090, None, "sorties 901"),
        ("dates_zero", 1, None, None, "collectes 901"),
        ("pesees_sans_sorte", 1, 2_020, None, "pesees_sorties 901"),
        ("pesees_de_deux_sortes", 1, 3_030, None, "pesees_sorties 902"),
        ("prix_libres", 2, None, 500, "vendus 901 vendus 902"),
    ],
    "10": [("heure_de_paris", 3, None, None, "")],
    "11": [("antidates", 2, None, None, "collectes 1103 collectes 1104")],
    "12": [
        ("double_codage", 1, None, None, "localites 1201"),
        ("entites", 1, None, None, "type_collecte 1201"),
    ],
    "13": [
        ("doubles", 1, None, 450, "ventes 1302"),
        ("doubles", 1, 7_010, None, "collectes 1302"),
    ],
    "14": [
        (
            "decimales_perdues",
            8,
            42_000,
            None,
            "pesees_collectes 1403 pesees_collectes 1404 "
            "pesees_collectes 1406 pesees_collectes 1407 pesees_collectes 1408",
        ),
        ("au_plafond", 1, 9_999_999, None, "pesees_sorties 1401"),
    ],
    "15": [
        ("masses_nulles", 1, None, None, "pesees_collectes 1501"),
        ("masses_negatives", 1, -3_200, None, "pesees_collectes 1502"),
    ],
    "16": [
        ("adherents", 1, None, None, "ventes 1601"),
        ("mots_caches", 1, None, None, "type_dechets 1601"),
    ],
    "17": [
        ("espaces", 1, None, None, "type_dechets 1701"),
        ("homonymes", 2, None, None, "type_dechets 1701 type_dechets 1702"),
    ],
    "18": [
        ("tables_manquantes", 1, None, None, "filieres_sortie"),
        ("pas_fini", 1, None, None, ""),
        ("illisibles", 1, None, None, "grille_objets 1801"),
    ],
}
A_DECIDER = {
    *(
        "lots_sans_marque",
        "ultime_perdu",
        "sans_date",
        "sorties_sans_classe",
        "heure_de_paris",
        "tables_manquantes",
    ),
    "pas_fini",
}


def dits(constats) -> list[tuple]:
    return [
        (
            *(c.code, c.nombre, c.masse_g, c.montant_cts),
            " ".join(f"{table} {numero or ''}".strip() for table, numero in c.exemples),
        )
        for c in constats
    ]


@pytest.mark.parametrize("piege", DUMPS_DES_PIEGES)
def test_un_piege_se_voit_avec_ses_rangees_et_son_enjeu(piege):
    examen = un_examen(export(lire_le_dump(piege)))

    constats = [c for c in examen.constats if c.piege == int(piege)]
    assert dits(constats) == TROUVES[piege]
    assert {c.code for c in constats if c.a_decider} == A_DECIDER & {c.code for c in constats}
    assert all(c.quoi and c.suite for c in constats)


# What looks like a pitfall, and is none → the code that it must not show.
FAUX = {
    # Lots have a mark, that nobody ever needed.
    "lots_sans_marque": export(
        lire_le_dump("02")
        .replace("7.00,0.00,1)", "7.00,0.00,0)")
        .replace("2017-10-02", "2018-10-02")
    ),
    # Words of people, not of a script.
    "ultime_perdu": export(lire_le_dump("06").replace(",1,1)", ",'oui','oui')"), "de_2016"),
    # As round before as since.
    "decimales_perdues": export(
        lire_le_dump("14").replace("7.500", "7.000").replace("3.200", "3.000")
    ),
    # A sample has no sale to lose.
    "lignes_sans_vente": export(lire_le_dump("05")),
    "masses_sans_ligne": export(lire_le_dump("05")),
}


@pytest.mark.parametrize("code", FAUX)
def test_ce_qui_ressemble_a_un_piege_n_en_est_pas_un(code):
    assert code not in {c.code for c in un_examen(FAUX[code]).constats}


def test_une_base_sans_piege_n_en_montre_aucun():
    examen = un_examen(export(""))

    assert examen.constats == []
    assert examen.a_decider == []


def test_tous_les_pieges_se_voient_ensemble_et_deux_fois_pareils():
    sql = tous_les_pieges()

    examen = un_examen(sql)

    assert {c.piege for c in examen.constats} == set(PIEGES) == set(NOMS)
    assert {c.code for c in examen.a_decider} == A_DECIDER
    assert en_json(un_examen(sql)) == en_json(examen)


@pytest.mark.parametrize(
    ("jours", "hors"),
    [
        ([], []),
        ([1, 2, 2, 3], []),
        ([1, 2, 9, 3, 4], [2]),
        ([5, 1, 1, 6, 7], [0]),
        ([3, 3, 1, 1, 1, 4], [0, 1]),
    ],
)
def test_ce_qui_contredit_l_ordre_est_le_plus_petit_nombre(jours, hors):
    """A day in the future does not make all that follows it late."""
    trouves = hors_de_l_ordre(jours)

    assert len(trouves) == len(hors)
    gardes = [jour for rang, jour in enumerate(jours) if rang not in trouves]
    assert gardes == sorted(gardes)
