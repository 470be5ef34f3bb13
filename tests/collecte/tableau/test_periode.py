"""Periods as addresses write them and as people say them."""

from datetime import date, timedelta

import pytest

from collecte.matiere.periode import Genre, Periode, PeriodeIllisible
from tests.pages import espaces

CODES = {
    "2026-10-14": (date(2026, 10, 14), date(2026, 10, 14)),
    "2026-S42": (date(2026, 10, 12), date(2026, 10, 18)),
    "2020-S53": (date(2020, 12, 28), date(2021, 1, 3)),
    "2026-10": (date(2026, 10, 1), date(2026, 10, 31)),
    "2028-02": (date(2028, 2, 1), date(2028, 2, 29)),
    "2026-T4": (date(2026, 10, 1), date(2026, 12, 31)),
    "2026": (date(2026, 1, 1), date(2026, 12, 31)),
    "2026-10-03_2026-10-19": (date(2026, 10, 3), date(2026, 10, 19)),
}


@pytest.mark.parametrize(("code", "bornes"), CODES.items())
def test_un_code_dit_son_premier_et_son_dernier_jour(code, bornes):
    periode = Periode.lire(code)

    assert (periode.debut, periode.fin) == bornes
    assert periode.code == code


@pytest.mark.parametrize(
    "code",
    [
        *("", "26-1", "2026-13", "2026-00", "2026-T5", "2026-T0", "2026-S54", "2026-S00"),
        *("2027-S53", "2026-02-29", "2026-10-1", "1999", "2201", "9999", "２０２６", "2026-10-"),
        *("2026-10-19_2026-10-03", "2026-10-03_2026-13-01", "2000-01-01_2199-12-31", "2026/10"),
        *("2026-10\n", " 2026", "-2026", "0000"),
    ],
)
def test_ce_qui_n_est_pas_une_periode_ne_se_lit_pas(code):
    with pytest.raises(PeriodeIllisible):
        Periode.lire(code)


@pytest.mark.parametrize(
    ("code", "titre"),
    [
        ("2026-10-14", "Mercredi 14 octobre 2026"),
        ("2026-S42", "Semaine du 12 au 18 octobre 2026"),
        ("2026-S40", "Semaine du 28 septembre au 4 octobre 2026"),
        ("2020-S53", "Semaine du 28 décembre 2020 au 3 janvier 2021"),
        ("2026-10", "Octobre 2026"),
        ("2026-T1", "1er trimestre 2026"),
        ("2026-T4", "4e trimestre 2026"),
        ("2026", "2026"),
        ("2026-10-03_2026-10-19", "Du 3 au 19 octobre 2026"),
    ],
)
def test_une_periode_se_dit_en_francais(code, titre):
    assert espaces(Periode.lire(code).titre) == titre


@pytest.mark.parametrize(
    ("code", "avant", "apres", "an_dernier"),
    [
        ("2026-01", "2025-12", "2026-02", "2025-01"),
        ("2028-02", "2028-01", "2028-03", "2027-02"),
        ("2026-T1", "2025-T4", "2026-T2", "2025-T1"),
        ("2026", "2025", "2027", "2025"),
        ("2021-S01", "2020-S53", "2021-S02", "2020-S02"),
        ("2026-03-01", "2026-02-28", "2026-03-02", "2025-03-02"),
        (
            "2028-02-29_2028-03-06",
            "2028-02-22_2028-02-28",
            "2028-03-07_2028-03-13",
            "2027-02-28_2027-03-06",
        ),
    ],
)
def test_ses_voisines_ont_la_meme_longueur(code, avant, apres, an_dernier):
    periode = Periode.lire(code)

    assert periode.precedente.code == avant
    assert periode.suivante.code == apres
    assert periode.an_dernier.code == an_dernier


def test_un_jour_se_compare_au_meme_jour_de_la_semaine():
    for n in range(400):
        jour = Periode.du(Genre.JOUR, date(2026, 1, 1) + timedelta(days=n))

        assert jour.an_dernier.debut.weekday() == jour.debut.weekday()


@pytest.mark.parametrize("genre", [g for g in Genre if g != Genre.LIBRE])
def test_les_periodes_d_un_genre_se_suivent_sans_trou(genre):
    periode = Periode.du(genre, date(2019, 12, 31))
    for _ in range(800 if genre == Genre.JOUR else 120):
        suivante = periode.suivante

        assert suivante.debut == periode.fin + timedelta(days=1)
        assert suivante.precedente == periode
        assert Periode.du(genre, suivante.fin) == Periode.lire(suivante.code) == suivante
        periode = suivante


def test_une_periode_libre_touche_ses_mois():
    assert Periode.lire("2027-12-31_2028-03-01").mois == [
        date(2027, 12, 1),
        date(2028, 1, 1),
        date(2028, 2, 1),
        date(2028, 3, 1),
    ]


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ("2026-11-01_2026-11-30", "2026-11"),
        ("2028-02-01_2028-02-29", "2028-02"),
        ("2026-11-12_2026-11-12", "2026-11-12"),
        ("2026-11-16_2026-11-22", "2026-S47"),
        ("2026-10-01_2026-12-31", "2026-T4"),
        ("2026-01-01_2026-12-31", "2026"),
        ("2026-11-01_2026-11-29", "2026-11-01_2026-11-29"),
        ("2026-11-02_2026-11-30", "2026-11-02_2026-11-30"),
    ],
)
def test_un_mois_entier_tape_en_dates_est_ce_mois(dates, code):
    assert Periode.lire(dates).code == code
