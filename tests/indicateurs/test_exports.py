"""The year of indicators as a spreadsheet and on paper: the figures of the page."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest

from petiterockette.indicateurs.exports import mesurer
from petiterockette.indicateurs.registre import INDICATEURS, Unite
from petiterockette.lieux.models import Lieu
from tests.collecte.quai.au_quai import un_quai
from tests.collecte.tableau.test_indicateurs import une_annee
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import espaces
from tests.papiers.preparer import le_pdf
from tests.tableurs import FORMATS, demander, lire

from .test_saisir import BULLETINS, noter

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

PAGE = "/indicateurs/2026/"


@pytest.fixture
def direction(client):
    une_annee(un_quai())
    noter(1_250)
    connecter(client, un_compte("direction"))


def montres(page: str) -> dict[str, list[str | None]]:
    """Of each indicator, by its code, the two values of the page as they are computed."""
    lus = {}
    for rangee in page.split("<tr>")[1:]:
        code = re.search(r'id="aide-(\w+)"', rangee)
        if code:
            cellules = rangee.split("<td")[1:]
            valeurs = [re.search(r'<data value="([^"]*)"', cellule) for cellule in cellules]
            lus[code[1]] = [v[1] if v else None for v in valeurs]
    return lus


def mesures(valeurs: list[str | None], unite: Unite) -> list:
    return [None if v is None else mesurer(Decimal(v), unite) for v in valeurs]


@pytest.mark.parametrize("filtre", [{}, {"lieu": "CHV"}])
def test_l_annee_est_la_meme_a_l_ecran_et_dans_les_trois_formats(client, direction, filtre):
    a_l_ecran = montres(client.get(PAGE, {"tout": "oui"} | filtre).content.decode())
    lus = demander(client, PAGE, **filtre)

    assert len(a_l_ecran) > 8
    assert a_l_ecran["T_COLLECTE"] == ["100000", None]
    for lu in lus.values():
        lues = {code: [v, avant] for code, v, avant in lu.colonnes("Code", "2026", "2025")}
        assert lues == {c: mesures(v, INDICATEURS[c].unite) for c, v in a_l_ecran.items()}
        # In the order of the page.
        assert list(lues) == list(a_l_ecran)
    assert lus["csv"] == lus["xlsx"] == lus["ods"]


def test_avant_l_ouverture_une_annee_est_inconnue_et_l_annee_de_l_ouverture_le_dit(
    client, direction
):
    Lieu.objects.update(ouvert_le=date(2025, 9, 1))
    a_l_ecran = montres(client.get("/indicateurs/2025/?tout=oui").content.decode())

    assert {avant for _valeur, avant in a_l_ecran.values()} == {None}
    for lu in demander(client, "/indicateurs/2025/").values():
        tete = "2025, depuis le 1er septembre"
        lues = list(lu.colonnes("Code", tete, "2024"))
        assert len(lues) == len(a_l_ecran)
        assert not [code for code, _valeur, avant in lues if avant is not None]


def test_chaque_chiffre_porte_sa_definition(client, direction):
    lu = lire(client.get(PAGE, {"format": "ods"}), "ods")

    colonnes = ("Code", "Unité", "Définition", "Vient de", "N’y est pas", "Méthode")
    lignes = {li[0]: li[1:] for li in lu.colonnes(*colonnes)}
    etp = INDICATEURS["ETP"]
    assert lignes["ETP"] == (
        "ETP", etp.definition, etp.source, etp.exclusions, BULLETINS
    )  # fmt: skip
    assert lignes["T_COLLECTE"][0] == "kg"
    assert all(definition for _u, definition, *_ in lignes.values())
    assert lu.tete[1:3] == [["Lieu", "tous les lieux"], ["Année", "2026, à ce jour"]]


@pytest.mark.parametrize(
    ("valeur", "unite", "attendue"),
    [
        (28_151, Unite.GRAMMES, "28.151"),
        (Decimal("91.1"), Unite.POURCENT, "91.1"),
        (5_400, Unite.SECONDES, "1.50"),
        (60, Unite.SECONDES, "0.02"),
        (1_250, Unite.CENTIEMES_ETP, "12.50"),
        (48, Unite.NOMBRE, "48"),
    ],
)
def test_une_valeur_s_emporte_dans_l_unite_qu_on_connait(valeur, unite, attendue):
    assert str(mesurer(valeur, unite)) == attendue


def test_une_minute_se_retrouve_dans_les_centiemes_d_heure():
    assert [round(mesurer(60 * n, Unite.SECONDES) * 60) for n in range(1_441)] == [*range(1_441)]


def test_l_annee_sur_le_papier_dit_ses_chiffres_puis_leurs_definitions(client, direction):
    Lieu.objects.update(ouvert_le=date(2025, 9, 1))

    pages = pypdf.PdfReader(BytesIO(le_pdf(client, f"{PAGE}?format=pdf"))).pages
    lue = espaces(" ".join(" ".join(page.extract_text().split()) for page in pages))
    assert "Indicateurs 2026" in lue
    assert "2025, depuis le 1er septembre" in lue
    assert "100,000" in lue
    assert "12,50" in lue
    assert f"Méthode : {BULLETINS}" in lue


@pytest.mark.parametrize("format", [*FORMATS, "pdf"])
def test_un_fichier_demande_le_droit_de_la_page(client, format):
    lieu = un_lieu(code="CHV")
    connecter(client, un_compte("benevole", lieu=lieu))
    assert client.get(PAGE, {"format": format}).status_code == 403

    connecter(client, un_compte("responsable", lieu=un_lieu()))
    assert client.get(PAGE, {"format": format, "lieu": "CHV"}).status_code == 403


def test_la_page_mene_a_ses_fichiers_et_au_papier(client, direction):
    page = client.get(PAGE, {"lieu": "CHV"}).content.decode()

    for format in (*FORMATS, "pdf"):
        assert f'href="?lieu=CHV&amp;format={format}"' in page
