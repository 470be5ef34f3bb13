"""What the poles did before: totals beside the new figures, by public, of nobody."""

import csv
import re
from datetime import date
from io import BytesIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from ateliers.reprise.models import SeancesReprises
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from petiterockette.journal.models import Entree
from petiterockette.reprise.examens import examen_de
from petiterockette.reprise.refus import PasPret
from petiterockette.resultats.lecture import activite_de
from tests.fabriques import un_compte, un_lieu
from tests.papiers.preparer import le_pdf
from tests.reprise.a_reprendre import annule, decider, phrases, recu, repris

ANNEES = """Année;Mois;Pôle;Atelier;Séances;Heures;Grand public;Scolaires
2018;;Animation;Couture;24;48;120;75
2018;;Cycklette;;40;120;300;
2019;mars;Animation;Couture;2;4h30;9;
Total;;;;66;172,5;429;75
"""


@pytest.fixture
def lieu(db):
    return un_lieu(ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def lu(client, adresse: str, format_: str = "") -> str:
    """What a page, or its file, says."""
    if format_ == "pdf":
        pages = PdfReader(BytesIO(le_pdf(client, f"{adresse}?format=pdf"))).pages
        # A narrow column breaks its head.
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    reponse = client.get(adresse, {"format": format_} if format_ else {})
    octets = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
    return octets.decode("utf-8-sig").replace("\u00a0", " ")


def les_repris(debut: date, fin: date) -> dict:
    """Pole → its seconds, séances, heads of before, then by public, as the page reads them."""
    activite = activite_de(Portee(debut, fin))
    rangs = [n for n, s in enumerate(activite.sources) if s.code.endswith(("REPRIS", "REPRISES"))]
    return {rang.pole: [rang.valeurs[n] for n in rangs] for rang in activite.rangs}


def test_des_ateliers_d_avant_se_lisent_a_cote_et_s_annulent_d_un_coup(lieu, compte, client):
    fichier = recu(compte, "ateliers", ANNEES, lieu=lieu.code)
    examen = examen_de(fichier)
    # It does not tell which schools.
    assert [m.dit for m in examen.a_decider] == ["Scolaires"]
    assert not examen.ecarts
    decider(compte, fichier, public__scolaires="primaire")
    repris(compte, fichier)

    an = (date(2018, 1, 1), date(2018, 12, 31))
    assert les_repris(*an) == {
        "animation": [48 * 3600, 24, 195, 120, 75], "velo": [120 * 3600, 40, 300, 300, 0]
    }  # fmt: skip
    assert les_repris(date(2018, 1, 1), date(2018, 11, 30)) == {}
    assert les_repris(date(2019, 3, 1), date(2019, 3, 31)) == {"animation": [16_200, 2, 9, 9]}
    client.force_login(compte)
    des_poles = reverse("resultats:annee", args=[2018])
    # Where nothing was brought in, the table has no empty column for it.
    assert "(repris)" not in client.get(reverse("resultats:annee", args=[2017])).content.decode()
    for vue in (lu(client, des_poles), lu(client, des_poles, "csv")):
        assert "Participants (repris)" in vue
        assert "… dont école primaire (repris)" in vue
        assert "seniors (repris)" not in vue
    # The two poles together, public by public, in the indicators of the year.
    des_indicateurs = reverse("indicateurs:annee", args=[2018])
    with CaptureQueriesContext(connection) as requetes:
        valeurs = ValeursDeLaPeriode(Portee(*an))
        siens = {c: valeurs.valeur(i) for c, i in INDICATEURS.items() if c.endswith("_D_AVANT")}
    # Of a year of before, a public that no file tells is unknown.
    assert siens == {
        "N_SEANCES_D_AVANT": 64, "HEURES_SEANCES_D_AVANT": 168 * 3600,
        "N_PARTICIPANTS_D_AVANT": 495, "N_SCOLAIRES_D_AVANT": 75, "N_LOISIRS_D_AVANT": None,
        "N_TOUT_PUBLIC_D_AVANT": 420, "N_AUTRES_PUBLICS_D_AVANT": None,
        "N_SANS_PUBLIC_D_AVANT": None,
    }  # fmt: skip
    assert sum("ateliers_reprise" in r["sql"] for r in requetes) == 3
    page = lu(client, f"{des_indicateurs}?tout=oui")
    assert re.search(r'… dont scolaires, repris.*?value="75">75</data>.*?>repris<', page, re.DOTALL)
    emporte = lu(client, des_indicateurs, "csv")
    table = emporte[emporte.index("Famille;") :].splitlines()
    en_csv = list(csv.DictReader(table, delimiter=";"))
    dites = {li["Code"]: (li["2018"], li["2017"], li["Repris d’avant"]) for li in en_csv}
    assert dites["N_SCOLAIRES_D_AVANT"] == ("75", "", "2018")
    assert dites["N_SEANCES"] == ("", "", "")
    assert "Participants, repris" in lu(client, des_indicateurs, "pdf")
    assert Entree.objects.filter(code="ateliers.reprise.ecrite").count() == 1

    annule(compte, fichier)

    assert les_repris(*an) == {}
    assert "Participants, repris" not in lu(client, f"{des_indicateurs}?tout=oui")
    assert not SeancesReprises.objects.qui_tiennent().exists()
    call_command("verifier", verbosity=0)
    assert repris(compte, recu(compte, "ateliers", ANNEES, lieu=lieu.code)).etat == "repris"


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("2019;;douze", "Ligne 2 : « douze » n’est pas un nombre."),
        ("2019;;2,5", "Ligne 2 : « 2,5 » n’est pas un nombre entier."),
        ("2012;;3", "2012 : ce lieu n’a ouvert que le 1er janvier 2013"),
        ("2019;;3\n2019;;4", "Ligne 3 : 2019 est déjà dit à la ligne 2"),
        ("2019;;3\nmars 2019;;4", "Ligne 3 : 2019 est dit en entier à la ligne 2"),
        ("2018;;3", "Ligne 2 : 2018 : déjà repris par « avant.csv »"),
    ],
)
def test_une_ligne_fausse_est_dite_et_rien_n_est_ecrit(lieu, compte, lignes, attendu):
    dits = {"lieu": lieu.code, "pole_d_atelier": "animation"}
    repris(compte, recu(compte, "ateliers", "Année;Participants\n2018;1\n", **dits))
    fichier = recu(compte, "ateliers", f"Période;Atelier;Participants\n{lignes}\n", **dits)

    assert attendu in phrases(fichier)
    with pytest.raises(PasPret):
        repris(compte, fichier)
    assert SeancesReprises.objects.count() == 1
