"""What the API answers is what the pages show: to the gram, to the cent, to the séance."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petiterockette.indicateurs.registre import INDICATEURS, Famille
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.collecte.livres import clos, deposer, tout_devient
from tests.fabriques import connecter, les_listes, un_compte, un_lieu, un_point
from tests.pages import lue
from tests.seances.seances import a_venir, une_seance

from .les_cles import demander, une_cle

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]

FIGURES = ("collecte_g", "reemploi_g", "recyclage_g", "dechetterie_g", "sorties_g")


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    Association.objects.create(id=1, nom="La Petite Rockette")
    les_listes()


@pytest.fixture
def deux_mois(time_machine):
    """Two sites, two months of deposits, and in November all that may become of them."""
    points = [un_point(lieu=un_lieu(code=code), maximum_g=None) for code in ("CHV", "MTG")]
    for rang, point in enumerate(points):
        time_machine.move_to("2026-10-07T09:00:00Z", tick=False)
        deposer(point, "livres", 120_345 + rang)
        time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
        deposer(point, "textiles", 400_007 + rang)
        tout_devient(point.lieu, vendu=199_501 + rang, recycle=119_352, jete=31_153)
    return points


def grammes(page: str) -> set[int]:
    return {int(g) for g in re.findall(r'<data value="(-?\d+)"', page)}


@pytest.mark.parametrize("periode", ["2026", "2026-11", "2026-T4", "2026-11-20_2026-11-25"])
@pytest.mark.parametrize("lieu", ["", "MTG"])
@pytest.mark.usefixtures("deux_mois")
def test_les_chiffres_sont_ceux_du_tableau_de_bord(periode, lieu, client):
    lus = demander(f"chiffres/{periode}", une_cle()[1], **({"lieu": lieu} if lieu else {})).json()
    page = lue(
        connecter(client, un_compte("direction")).get(
            f"/collecte/mois/{periode}/?lieu={lieu}&tout=oui"
        )
    )

    assert {lus[f] for f in FIGURES} <= grammes(page)
    assert f"{lus['taux_revalorisation']:.1f}".replace(".", ",") in page
    assert sum(c["collecte_g"] for c in lus["par_categorie"]) == lus["collecte_g"]
    assert {c["collecte_g"] for c in lus["par_categorie"]} <= grammes(page) | {0}
    assert (lus["periode"], lus["clos"], lus["lieux"]) == (
        periode,
        False,
        [lieu] if lieu else ["CHV", "MTG"],
    )


def test_une_periode_sans_sortie_n_a_pas_de_taux_et_dit_pourquoi(deux_mois):
    lus = demander("chiffres/2026-10", une_cle()[1]).json()

    assert (lus["collecte_g"], lus["taux_revalorisation"]) == (240_691, None)
    assert lus["sans_taux"].startswith("Rien n’est sorti")


def test_les_mois_disent_s_ils_sont_clos(deux_mois):
    clos(deux_mois[0].lieu, date(2026, 10, 1))

    mois = demander("periodes", une_cle()[1], annee=2026).json()["mois"]

    assert [(m["mois"], m["lieu"], m["clos"]) for m in mois] == [
        ("2026-10", "CHV", True),
        ("2026-10", "MTG", False),
        ("2026-11", "CHV", False),
        ("2026-11", "MTG", False),
    ]
    assert mois[0]["clos_le"].startswith("2026-11-25T11:00:00")
    assert demander("periodes", une_cle()[1], annee=2025).json()["mois"] == []


def test_les_ventes_sont_celles_des_indicateurs():
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    cle = une_cle()[1]

    chiffres = {c["code"]: c for c in demander("ventes/2026-11-25", cle).json()["chiffres"]}
    annee = demander("indicateurs/2026/caisse", cle).json()["indicateurs"]

    assert chiffres["CA"]["valeur"] == 300
    assert (chiffres["CA"]["unite"], chiffres["N_VENTES"]["valeur"]) == ("€", 1)
    assert {i["code"]: i["valeur"] for i in annee}["CA"] == 300


@pytest.mark.usefixtures("deux_mois")
def test_les_indicateurs_sont_ceux_de_la_page_chacun_avec_sa_definition(client):
    cle = une_cle()[1]

    dits = demander("indicateurs", cle).json()["indicateurs"]
    annee = {f: demander(f"indicateurs/2026/{f}", cle).json()["indicateurs"] for f in Famille}
    page = connecter(client, un_compte("direction")).get("/indicateurs/2026/?tout").context

    assert [d["code"] for d in dits] == [*INDICATEURS]
    assert all(d["definition"] for d in dits)
    assert {i["code"] for lus in annee.values() for i in lus} == {*INDICATEURS}
    assert {f: [i["valeur"] for i in lus] for f, lus in annee.items()} == {
        famille: [
            float(li.valeur) if isinstance(li.valeur, Decimal) else li.valeur for li in lignes
        ]
        for famille, _nom, lignes in page["familles"]
    }
    assert {i["code"]: i["valeur"] for i in annee["matiere"]}["T_COLLECTE"] == 1_040_706
    assert demander("indicateurs/2027/taux", cle).status_code == 404


@pytest.mark.usefixtures("deux_mois")
def test_ce_qui_est_tape_pour_l_association_ne_se_lit_pas_par_une_cle_d_un_lieu(deux_mois):
    cle = une_cle(lieux=(deux_mois[0].lieu,))[1]

    [lu, *_autres] = demander("indicateurs/2026/matiere", cle).json()["indicateurs"]

    calcules = demander("indicateurs/2026/emploi", cle).json()["indicateurs"]
    assert {i["code"]: i["valeur"] for i in calcules} == {
        "SORTIES_DYNAMIQUES": None,
        "SORTIES_DYN": None,
    }
    assert (lu["code"], lu["valeur"]) == ("T_COLLECTE", 520_352)


def test_les_seances_sont_celles_de_l_agenda_public():
    une_seance(titre="Couture", horaire=a_venir(), places=8)
    une_seance(titre="Réunion d’équipe", horaire=a_venir(), publique=False)

    [lue_] = demander("seances", une_cle()[1]).json()["seances"]

    assert (lue_["titre"], lue_["places"], lue_["restantes"]) == ("Couture", 8, 8)
    assert lue_["debut"].endswith("+00:00")
    assert lue_["adresse"].startswith("http://127.0.0.1:8000/agenda/")
    assert "notes" not in lue_


@pytest.mark.usefixtures("deux_mois")
def test_l_impact_est_celui_des_fichiers_publics(client):
    cle = une_cle()[1]

    publics = client.get("/impact/annees.json").json()["annees"]
    public = client.get("/impact/2026.json").json()
    annee = demander("impact/2026", cle).json()

    assert demander("impact", cle).json()["annees"] == publics
    assert {nom: annee[nom] for nom in public.keys() & annee.keys()} == {
        nom: public[nom] for nom in public.keys() & annee.keys()
    }
    assert demander("impact/2025", cle).status_code == 404


# Queries: those of the key, then those of the reading, whatever the base holds.


@pytest.mark.parametrize(
    ("chemin", "requetes"),
    [
        ("lieux", 7),
        ("periodes", 8),
        ("seances", 8),
        ("indicateurs", 8),
        ("impact", 11),
        ("impact/2026", 15),
        ("chiffres/2026", 25),
    ],
)
def test_une_lecture_a_un_nombre_borne_de_requetes(chemin, requetes, deux_mois):
    cle = une_cle()[1]
    demander(chemin, cle)
    nombres = []
    for rang in range(2):
        with CaptureQueriesContext(connection) as lues:
            assert demander(chemin, cle).status_code == 200
        nombres.append(len(lues))
        for n in range(3):
            lieu = un_lieu(code=f"N{rang}{n}")
            deposer(un_point(lieu=lieu, maximum_g=None), "livres", 10_000)
            une_seance(lieu=lieu, horaire=a_venir())

    assert nombres[0] == nombres[1] <= requetes
