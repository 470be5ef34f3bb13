"""The month and the year as they are read: on the page, and on the command line."""

import json
import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.machine.lu import ce_qui_est_lu
from collecte.livre.models import Cumul
from collecte.matiere.etapes import Etape
from tests.collecte.analyser import analyser
from tests.collecte.livres import tout_devient
from tests.fabriques import (
    categorie,
    connecter,
    les_listes,
    matiere,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db

NOVEMBRE = "/collecte/mois/2026-11/"


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    les_listes()


def les_tonnes_de_la_maison(lieu) -> None:
    """199 500 kg sold, 119 350 kg recycled, 31 150 kg to the déchetterie."""
    tout_devient(lieu, vendu=199_500_000, recycle=119_350_000, jete=31_150_000)


def bilan(*options: str) -> dict:
    sortie = StringIO()
    call_command(
        "bilan", "--debut=2026-11-01", "--fin=2026-11-30", "--format=json", *options, stdout=sortie
    )
    return json.loads(sortie.getvalue())


def grammes(page: str) -> set[int]:
    return {int(g) for g in re.findall(r'<data value="(-?\d+)"', page)}


@pytest.mark.parametrize("adresse", [NOVEMBRE, "/collecte/mois/2026/"])
def test_la_page_dit_91_1_et_57_34_9(direction, lieu, adresse):
    les_tonnes_de_la_maison(lieu)

    page = lue(direction.get(adresse))

    assert "91,1" in page
    assert {"57", "34", "9"} <= set(re.findall(r"\b(\d+)(?:&nbsp;| )%", page))
    assert {199_500_000, 119_350_000, 31_150_000} <= grammes(page)


def test_la_commande_dit_comme_la_page(lieu):
    les_tonnes_de_la_maison(lieu)

    dit = bilan()

    assert dit["taux_revalorisation"] == 91.1
    assert dit["parts"] == {"reemploi": 57, "recyclage": 34, "dechetterie": 9}
    assert (dit["reemploi_g"], dit["recyclage_g"]) == (199_500_000, 119_350_000)
    assert (dit["dechetterie_g"], dit["energie_g"]) == (31_150_000, 0)
    assert dit["sorties_g"] == sum(dit["mesure"].values()) == 350_000_000
    assert dit["variation_stock_g"] == -350_000_000
    assert dit["lieux"] == ["CHV"]
    assert bilan("--lieu=CHV") == dit


def test_sans_sortie_il_n_y_a_pas_de_taux(direction, lieu):
    un_depot()

    page = lue(direction.get(NOVEMBRE))

    assert "pas de taux" in page
    assert "NaN" not in page
    assert bilan()["taux_revalorisation"] is None
    assert bilan()["parts"] is None


def test_un_mois_vide_le_dit(direction, lieu):
    assert "Aucune donnée ce mois-ci" in lue(direction.get("/collecte/mois/2026-03/"))


def test_un_lieu_se_lit_seul(direction, lieu):
    les_tonnes_de_la_maison(lieu)
    un_lieu(code="MTG")

    assert 350_000_000 in grammes(lue(direction.get(NOVEMBRE + "?lieu=CHV")))
    assert 350_000_000 not in grammes(lue(direction.get(NOVEMBRE + "?lieu=MTG")))


def test_le_responsable_ne_lit_que_son_lieu(client, lieu):
    connecter(client, un_compte("responsable", lieu=lieu))
    un_lieu(code="MTG")

    assert client.get(NOVEMBRE).status_code == 200
    assert client.get(NOVEMBRE + "?lieu=MTG").status_code == 403


@pytest.mark.parametrize(
    "adresse", ["/collecte/mois/2026-13/", "/collecte/mois/26-1/", "/collecte/mois/99999/"]
)
def test_une_periode_qui_n_existe_pas_est_introuvable(direction, adresse):
    assert direction.get(adresse).status_code == 404


def test_un_lieu_inconnu_est_introuvable(direction):
    assert direction.get(NOVEMBRE + "?lieu=XXX").status_code == 404


@pytest.mark.parametrize(
    ("options", "phrase"),
    [
        (["--debut=2026-02-30", "--fin=2026-03-01"], "n’est pas une date"),
        (["--debut=2026-03-02", "--fin=2026-03-01"], "précède"),
        (["--debut=2026-03-01", "--fin=2026-03-01", "--lieu=XXX"], "pas de lieu"),
    ],
)
def test_la_commande_refuse_en_francais(options, phrase):
    with pytest.raises(CommandError, match=phrase):
        call_command("bilan", *options)


def test_la_page_de_l_annee_ne_depend_pas_de_l_histoire(direction, lieu):
    les_tonnes_de_la_maison(lieu)
    remplir_l_annee(lieu, 2026)
    analyser(Cumul)
    direction.get("/collecte/mois/2026/")
    with CaptureQueriesContext(connection) as requetes:
        direction.get("/collecte/mois/2026/")
    lu = ce_qui_est_lu(lambda: direction.get("/collecte/mois/2026/"))

    for annee in range(2016, 2026):
        remplir_l_annee(lieu, annee)
    analyser(Cumul)
    lu_apres = ce_qui_est_lu(lambda: direction.get("/collecte/mois/2026/"))

    assert len(requetes) <= 15
    assert lu_apres <= lu * 1.01


def remplir_l_annee(lieu, annee: int) -> None:
    """Months of sums of every category, as a year of weighings leaves them."""
    sans = matiere("sans-matiere")
    Cumul.objects.bulk_create(
        [
            Cumul(
                mois=date(annee, mois, 1),
                lieu=lieu,
                categorie=categorie(code),
                matiere=sans,
                de=de,
                vers=vers,
                mesure="estimee",
                masse_g=1_000 * mois,
            )
            for mois in range(1, 13)
            for code in ("textiles", "livres", "jouets", "bibelots", "vaisselle", "mobilier")
            for de, vers in (
                (Etape.DONATEUR, Etape.A_TRIER),
                (Etape.A_TRIER, Etape.RAYON),
                (Etape.RAYON, Etape.VENDU),
            )
        ]
    )


def test_la_page_de_l_annee_tient_en_vingt_requetes(client, django_assert_max_num_queries):
    point = un_point()
    un_depot(point=point)
    un_depot(point=un_point())
    connecter(client, un_compte("direction"), point)

    with django_assert_max_num_queries(20):
        client.get("/collecte/mois/2026/?tout=oui")


def test_la_moitie_basse_d_une_annee_vient_apres_sa_page(client):
    un_depot()
    connecter(client, un_compte("direction"))
    page, entiere = (lue(client.get(f"/collecte/mois/2026/{suite}")) for suite in ("", "?tout=oui"))

    assert "Ces chiffres prennent un instant de plus." in page
    assert 'aria-labelledby="affluence-titre"' in entiere
    for place in ("nombres", "ou-et-quand", "d-ou-et-a-qui"):
        assert re.search(f'id="{place}"[^>]* data-suite="/collecte/mois/2026/\\?tout=oui"', page)
        assert re.search(f'id="{place}"(?![^>]*data-suite)', entiere)
    assert "data-suite" not in lue(client.get(NOVEMBRE))
