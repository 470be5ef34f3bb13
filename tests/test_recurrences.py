"""A series in days and Paris hours; each figure was worked by hand on a calendar."""

from datetime import UTC, date, datetime, time

import pytest

from petiterockette.lieux.heures import instant
from petiterockette.temps.recurrences import jours


def d(jours: str) -> list[date]:
    return [date.fromisoformat(jour) for jour in jours.split()]


@pytest.mark.parametrize(
    ("rythme", "debut", "fin", "attendus"),
    [
        (
            *("semaine", "2026-12-05", "2026-12-26"),
            d("2026-12-05 2026-12-12 2026-12-19 2026-12-26"),
        ),
        ("quinzaine", "2026-12-05", "2027-01-02", d("2026-12-05 2026-12-19 2027-01-02")),
        # 2028 is a leap year, 2027 is not.
        (
            *("quantieme", "2027-12-29", "2028-04-01"),
            d("2027-12-29 2028-01-29 2028-02-29 2028-03-29"),
        ),
        (
            *("quantieme", "2027-01-31", "2027-04-30"),
            d("2027-01-31 2027-02-28 2027-03-31 2027-04-30"),
        ),
        ("quantieme", "2028-02-29", "2028-04-28", d("2028-02-29 2028-03-29")),
        # The second Saturday; then a fifth Sunday, that only some months have.
        ("rang", "2026-12-12", "2027-02-28", d("2026-12-12 2027-01-09 2027-02-13")),
        ("rang", "2026-11-29", "2027-05-31", d("2026-11-29 2027-01-31 2027-05-30")),
        ("dernier", "2026-12-26", "2027-02-28", d("2026-12-26 2027-01-30 2027-02-27")),
        # Said on the first Saturday, it begins on the last one.
        ("dernier", "2026-12-05", "2026-12-31", d("2026-12-26")),
    ],
)
def test_une_serie_tombe_les_jours_qu_on_lit_au_calendrier(rythme, debut, fin, attendus):
    assert jours(rythme, date.fromisoformat(debut), date.fromisoformat(fin)) == attendus


def test_une_exception_est_sautee_sans_decaler_la_suite():
    sauf = d("2026-12-12")

    trouves = jours("semaine", date(2026, 12, 5), date(2026, 12, 19), sauf)

    assert trouves == d("2026-12-05 2026-12-19")


def test_un_rythme_inconnu_est_refuse():
    with pytest.raises(ValueError, match="lune"):
        jours("lune", date(2026, 12, 5), date(2026, 12, 19))


@pytest.mark.parametrize(
    ("jour", "heure", "en_utc"),
    [
        # Clocks go forward on 28 March 2027, back on 31 October 2027.
        ("2027-03-27", time(14), datetime(2027, 3, 27, 13, tzinfo=UTC)),
        ("2027-03-28", time(14), datetime(2027, 3, 28, 12, tzinfo=UTC)),
        ("2027-10-30", time(14), datetime(2027, 10, 30, 12, tzinfo=UTC)),
        ("2027-10-31", time(14), datetime(2027, 10, 31, 13, tzinfo=UTC)),
        ("2028-02-29", time(19, 30), datetime(2028, 2, 29, 18, 30, tzinfo=UTC)),
        # Half past two does not exist that night: half past three does.
        ("2027-03-28", time(2, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        # It exists twice that night: the first one.
        ("2027-10-31", time(2, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
)
def test_l_heure_de_paris_reste_la_meme_des_deux_cotes_du_changement(jour, heure, en_utc):
    assert instant(date.fromisoformat(jour), heure) == en_utc
