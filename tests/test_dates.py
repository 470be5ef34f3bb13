"""Days as people write them here: the first of a month is « 1er », everywhere."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.template import Context, Template

from petiterockette.temps.dates import ans_apres, date_format, jour_lu, mois_lu

RACINE = Path(__file__).parents[1]
PREMIER = date(2026, 3, 1)


def rendu(gabarit: str, valeur) -> str:
    return Template("{{ v|date:g }}").render(Context({"v": valeur, "g": gabarit}))


@pytest.mark.parametrize(
    ("gabarit", "ecrit"),
    [
        ("j F Y", "1er mars 2026"),
        ("l j F Y", "dimanche 1er mars 2026"),
        ("j N", "1er mars"),
        ("l j", "dimanche 1er"),
        # What is not a day of the month in words stays as it is.
        ("F Y", "mars 2026"),
        ("Y-m-d", "2026-03-01"),
        ("j/n", "1/3"),
        (r"\j j", "j 1"),
    ],
)
def test_le_premier_du_mois_s_ecrit_1er_en_page_comme_en_phrase(gabarit, ecrit):
    assert rendu(gabarit, PREMIER) == date_format(PREMIER, gabarit) == ecrit


def test_les_autres_jours_restent_des_nombres():
    jours = [date(2026, 3, jour) for jour in range(2, 32)]

    assert [rendu("j F", j) for j in jours] == [f"{j.day} mars" for j in jours]


def test_sans_format_c_est_celui_de_la_langue():
    assert date_format(PREMIER) == "1er mars 2026"


def test_le_jour_est_celui_de_paris():
    minuit_a_paris = datetime(2026, 5, 31, 22, 30, tzinfo=UTC)

    assert rendu(r"j F, G \h i", minuit_a_paris) == "1er juin, 0 h 30"


@pytest.mark.parametrize("rien", [None, ""])
def test_sans_date_rien_n_est_ecrit(rien):
    assert rendu("j F Y", rien) == ""


def test_aucun_module_n_ecrit_une_date_sans_passer_par_la():
    fautifs = [
        str(chemin.relative_to(RACINE))
        for paquet in ("petiterockette", "collecte")
        for chemin in (RACINE / paquet).rglob("*.py")
        if re.search(r"django\.utils(\.formats|\.dateformat)? import .*format", chemin.read_text())
    ]

    assert fautifs == ["petiterockette/temps/dates.py"]


def test_l_ecran_d_un_comptoir_ecrit_de_meme(module):
    ecrire = "m.dateLisible(a, { weekday: 'long', day: 'numeric', month: 'long' })"

    assert module("collecte/comptoirs/depart", ecrire, "2026-03-01") == "dimanche 1er mars"
    assert module("collecte/comptoirs/depart", ecrire, "2026-03-11") == "mercredi 11 mars"
    assert module("collecte/comptoirs/depart", "m.dateLisible(a)", "2026-03-01") == "dim. 1er mars"


@pytest.mark.parametrize(
    ("jour", "ans", "attendu"),
    [
        (date(2026, 11, 25), 3, date(2029, 11, 25)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2028, 2, 29), 1, date(2029, 3, 1)),
        (date(2028, 2, 29), -1, date(2027, 3, 1)),
    ],
)
def test_le_meme_jour_d_une_autre_annee_est_le_1er_mars_s_il_n_y_a_pas_de_29_fevrier(
    jour, ans, attendu
):
    assert ans_apres(jour, ans) == attendu


@pytest.mark.parametrize(
    ("texte", "jour"),
    [
        ("2028-02-29", date(2028, 2, 29)),
        ("2000-01-01", date(2000, 1, 1)),
        ("2200-12-31", date(2200, 12, 31)),
        *((t, None) for t in ("0001-01-01", "1999-12-31", "2201-01-01", "9999-12-31")),
        *((t, None) for t in ("2027-02-29", "20260105", "2026-W01-1", "2026-1-5", "", "١٢")),
    ],
)
def test_un_jour_d_une_adresse_se_lit_dans_les_annees_d_un_calendrier(texte, jour):
    assert jour_lu(texte) == jour


@pytest.mark.parametrize(
    ("texte", "mois"),
    [("2028-02", date(2028, 2, 1)), *((t, None) for t in ("0001-01", "2026-13", "202601", ""))],
)
def test_un_mois_d_une_adresse_se_lit_de_meme(texte, mois):
    assert mois_lu(texte) == mois
