"""Days and months as people say them."""

from datetime import date

import pytest

from petiterockette.temps.moments import lire_le_moment

pytestmark = pytest.mark.une_base
DIMANCHE = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("dit", "jour"),
    [
        ("hier", "2026-11-28"),
        ("Avant-hier", "2026-11-27"),
        ("aujourd’hui", "2026-11-29"),
        ("Aujourd'hui", "2026-11-29"),
        ("samedi", "2026-11-28"),
        ("dimanche dernier", "2026-11-22"),
        ("12/11", "2026-11-12"),
        ("30/11", "2025-11-30"),
        ("12/11/25", "2025-11-12"),
        ("12-11-2026", "2026-11-12"),
        ("12.11.2026", "2026-11-12"),
        ("2026-11-12", "2026-11-12"),
        ("12 novembre", "2026-11-12"),
        ("le 12 nov.", "2026-11-12"),
        ("jeudi 12 novembre 2026", "2026-11-12"),
        ("1er février", "2026-02-01"),
        ("29 février", "2024-02-29"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_un_jour_se_dit_de_bien_des_facons(dit, jour):
    moment = lire_le_moment(dit, DIMANCHE)

    assert (moment.genre, moment.debut.isoformat(), moment.fin) == ("jour", jour, moment.debut)


@pytest.mark.parametrize(
    ("dit", "debut", "fin"),
    [
        ("novembre 2025", "2025-11-01", "2025-11-30"),
        ("nov 2025", "2025-11-01", "2025-11-30"),
        ("11/2025", "2025-11-01", "2025-11-30"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("avril 2026", "2026-04-01", "2026-04-30"),
        ("décembre", "2025-12-01", "2025-12-31"),
        ("le mois de novembre", "2026-11-01", "2026-11-30"),
        ("le mois dernier", "2026-10-01", "2026-10-31"),
        ("semaine dernière", "2026-11-16", "2026-11-22"),
        ("cette année", "2026-01-01", "2026-12-31"),
        ("février 2024", "2024-02-01", "2024-02-29"),
    ],
)
def test_un_mois_une_semaine_aussi(dit, debut, fin):
    moment = lire_le_moment(dit, DIMANCHE)

    assert (moment.debut.isoformat(), moment.fin.isoformat()) == (debut, fin)


@pytest.mark.parametrize(
    "dit",
    [
        "",
        "mar",
        "mois",
        "jui 2025",
        "31/02",
        "31 avril",
        "12/13",
        "99/99/9999",
        "12/11/2027",
        "décembre 2026",
        "12/11/1999",
        "1-2418",
        "1 234",
        "2025",
        "18,00",
        "0 novembre",
        "novembre " + "9" * 5_000,
        "٣٣/١١",
        "\0",
        "hier soir",
    ],
)
def test_ce_qui_n_est_pas_un_moment_n_en_est_pas_un(dit):
    assert lire_le_moment(dit, DIMANCHE) is None
