"""Open data: what « Notre impact » shows, as files that say their licence, to the gram."""

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petiterockette.lieux.models import Association
from tests.collecte.livres import clos, deposer, tout_devient
from tests.fabriques import les_listes, un_lieu, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db

PAGE, ANNEES = "/impact/donnees/", "/impact/annees.json"
FICHIERS = [PAGE, f"{PAGE}?format=csv", ANNEES, "/impact/2026.json", "/impact/2026.csv"]


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    les_listes()
    Association.objects.create(id=1, nom="La Petite Rockette")


@pytest.fixture
def deux_annees(time_machine):
    """Two sites; a year that is closed, and this one."""
    points = [
        un_point(lieu=un_lieu(code=code, nom=nom), maximum_g=None)
        for code, nom in (("CHV", "Chemin-Vert"), ("MTG", "Montgallet"))
    ]
    for rang, point in enumerate(points):
        time_machine.move_to("2025-05-05T09:00:00Z", tick=False)
        deposer(point, "livres", 120_345 + rang)
        time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
        deposer(point, "textiles", 400_007 + rang)
        tout_devient(point.lieu, vendu=199_501 + rang, recycle=119_352, jete=31_153)
        clos(point.lieu, date(2025, 5, 1))
    return points


def grammes(page: str) -> set[int]:
    return {int(g) for g in re.findall(r'<data value="(-?\d+)"', page)}


def lignes(reponse) -> list[list[str]]:
    texte = b"".join(reponse.streaming_content).decode("utf-8-sig")
    return [*csv.reader(StringIO(texte), delimiter=";")]


def en_grammes(kilos: str) -> int:
    return int(Decimal(kilos.replace(",", ".")) * 1_000)


def table(rangees: list[list[str]], tete: str) -> list[dict[str, str]]:
    """The rows under the heads that begin with a word, until an empty line."""
    debut = next(n for n, r in enumerate(rangees) if r and r[0] == tete)
    corps = []
    for rangee in rangees[debut + 1 :]:
        if not rangee:
            break
        corps.append(dict(zip(rangees[debut], rangee, strict=True)))
    return corps


@pytest.mark.parametrize("filtre", ["", "lieu=CHV"])
@pytest.mark.usefixtures("deux_annees")
def test_le_csv_de_toutes_les_annees_est_la_page_au_gramme_pres(client, filtre):
    page = lue(client.get(f"{PAGE}?{filtre}"))
    annees = table(lignes(client.get(f"{PAGE}?format=csv&{filtre}")), "Année")

    assert [a["Année"] for a in annees] == ["2026", "2025"]
    for nom in ("Collecté (kg)", "Réemployé (kg)", "Recyclé (kg)", "Sorti (kg)"):
        assert {en_grammes(a[nom]) for a in annees} <= grammes(page)
    assert en_grammes(annees[0]["Collecté (kg)"]) == (400_007 if filtre else 800_015)
    assert [a["État"] for a in annees] == ["provisoire", "définitif"]


@pytest.mark.usefixtures("deux_annees")
def test_le_csv_d_une_annee_est_sa_page_au_gramme_pres(client):
    page = grammes(lue(client.get("/impact/2026/")))
    rangees = lignes(client.get("/impact/2026.csv"))

    chiffres = {r["Chiffre"]: en_grammes(r["Masse (kg)"]) for r in table(rangees, "Chiffre")}
    mois = table(rangees, "Mois")
    assert set(chiffres.values()) - {0} <= page
    assert {en_grammes(m["Collecté (kg)"]) for m in mois} <= page | {0}
    assert len(mois) == 11
    assert sum(en_grammes(m["Collecté (kg)"]) for m in mois) == chiffres["Collecté"] == 800_015


@pytest.mark.usefixtures("deux_annees")
def test_chaque_annee_des_fichiers_est_celle_de_sa_page_et_du_compteur(client):
    document = client.get(ANNEES).json()
    compteur = client.get("/impact/compteur.json").json()

    for annee in document["annees"]:
        seule = client.get(f"/impact/{annee['annee']}.json").json()
        assert {nom: seule[nom] for nom in annee} == annee
        assert sum(m["collecte_g"] for m in seule["mois"]) == annee["collecte_g"]
    assert {nom: compteur[nom] for nom in document["annees"][0]} == document["annees"][0]
    assert [a["provisoire"] for a in document["annees"]] == [True, False]


@pytest.mark.usefixtures("deux_annees")
def test_chaque_fichier_dit_sa_licence_sa_source_et_son_jour(client):
    for adresse in (ANNEES, "/impact/2025.json"):
        dit = client.get(adresse).json()
        assert (dit["licence"], dit["licence_code"]) == ("Licence Ouverte 2.0", "etalab-2.0")
        assert dit["licence_adresse"].startswith("https://www.etalab.gouv.fr/")
        assert dit["source"] == "La Petite Rockette"
        assert dit["adresse"] == f"http://127.0.0.1:8000{PAGE}"
        assert dit["mis_a_jour_le"] == "2026-11-25"
    for adresse in (f"{PAGE}?format=csv", "/impact/2025.csv"):
        filtres = {r[0]: r[1] for r in lignes(client.get(adresse)) if len(r) == 2}
        assert filtres["Licence"].startswith("Licence Ouverte 2.0 (etalab-2.0)")
        assert filtres["Source"] == "La Petite Rockette"
        assert filtres["À jour du"] == "25 novembre 2026"
    assert "Licence Ouverte 2.0" in lue(client.get(PAGE))


@pytest.mark.usefixtures("deux_annees")
@pytest.mark.parametrize("adresse", FICHIERS)
def test_un_fichier_ouvert_ne_demande_rien_et_se_garde_cinq_minutes(client, adresse):
    reponse = client.get(adresse)

    assert reponse.status_code == 200
    assert reponse["Cache-Control"] == "public, max-age=300"
    assert not reponse.cookies
    assert client.post(adresse).status_code == 405
    if adresse != PAGE:
        assert reponse["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "adresse",
    [
        "/impact/2027.json",
        "/impact/2014.csv",
        "/impact/9999.json",
        "/impact/0000.csv",
        "/impact/annees.json?lieu=NON",
        "/impact/donnees/?lieu=NON",
        "/impact/2026.xml",
    ],
)
@pytest.mark.usefixtures("deux_annees")
def test_ce_qui_n_est_pas_publie_n_a_pas_d_adresse(client, adresse):
    assert client.get(adresse).status_code == 404


def test_une_base_vide_publie_son_annee_vide(client):
    assert "2026" in lue(client.get(PAGE))
    [annee] = client.get(ANNEES).json()["annees"]
    assert (annee["collecte_g"], annee["taux_revalorisation"]) == (0, None)


@pytest.mark.usefixtures("deux_annees")
def test_la_page_publique_mene_aux_donnees_et_les_donnees_a_l_api(client):
    assert f'href="{PAGE}"' in lue(client.get("/impact/"))
    assert f'href="{PAGE}?lieu=CHV"' in lue(client.get("/impact/?lieu=CHV"))
    assert 'href="/api/"' in lue(client.get(PAGE))


def test_les_annees_se_lisent_en_autant_de_requetes_quel_que_soit_leur_nombre(
    client, deux_annees, time_machine
):
    client.get(ANNEES)
    nombres = []
    for annee in (2024, 2023):
        with CaptureQueriesContext(connection) as lues:
            client.get(ANNEES)
        nombres.append(len(lues))
        time_machine.move_to(f"{annee}-05-05T09:00:00Z", tick=False)
        deposer(deux_annees[0], "livres", 10_000)
        time_machine.move_to("2026-11-25T11:00:00Z", tick=False)

    assert nombres[0] == nombres[1] <= 7
