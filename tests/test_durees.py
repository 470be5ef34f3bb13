"""Durations as people type them, and as they are written back."""

import pytest
from django import forms

from petiterockette.saisie.champs import DureeField
from petiterockette.temps.durees import (
    DureeIllisible,
    a_taper,
    en_centiemes,
    en_duree,
    en_heures,
    lire_duree,
)
from tests.pages import espaces

pytestmark = pytest.mark.une_base


# What is typed → minutes.
TAPEES = {
    **{"1h30": 90, "1 h 30": 90, "1H30": 90, "1:30": 90, "1h30min": 90, "1\u00a0h\u202f30": 90},
    **{"1,5": 90, "1.5": 90, "1,5 h": 90, "1,50": 90, ",5": 30, "0,25": 15, "1h": 60, "2": 120},
    **{"90 min": 90, "90min": 90, "90 mn": 90, "90 minutes": 90, "2 heures": 120},
    # A third of an hour, rounded to the minute; a whole day.
    **{"0,33": 20, "1,67": 100, "24": 1440, "24h00": 1440, "1440 min": 1440},
}
ILLISIBLES = {
    **{"": "vide", "  ": "vide", "deux": "lettres", "1h30h": "lettres", "-1": "lettres"},
    **{"1,5,5": "lettres", "1,333": "lettres", "²": "lettres", "1h75": "minutes"},
    **{"0": "zero", "0 min": "zero", "0h00": "zero"},
    **{"25": "trop_long", "90": "trop_long", "1441 min": "trop_long"},
}


def test_une_duree_se_tape_comme_on_la_dit():
    assert {tape: lire_duree(tape) for tape in TAPEES} == TAPEES


def la_raison(tape: str) -> str:
    with pytest.raises(DureeIllisible) as refus:
        lire_duree(tape)
    assert str(refus.value).endswith((".", "»."))
    return refus.value.code


def test_une_duree_illisible_dit_pourquoi():
    assert {tape: la_raison(tape) for tape in ILLISIBLES} == ILLISIBLES


def test_une_duree_s_ecrit_et_se_retape():
    assert [espaces(en_duree(m)) for m in (90, 45, 120, -90, 0)] == [
        *("1 h 30", "45 min", "2 h", "−1 h 30", "—"),
    ]
    assert all(lire_duree(a_taper(m)) == m for m in range(1, 1441, 7))
    assert str(en_centiemes(200)) == "3.33"


@pytest.mark.parametrize(
    ("secondes", "ecrit"),
    [
        (0, "—"),
        (59, "0 min"),
        (60, "1 min"),
        (45 * 60, "45 min"),
        (9 * 3600, "9 h"),
        (549_000, "152 h 30"),
        (3_600_000, "1\u202f000 h"),
    ],
)
def test_une_duree_se_dit_en_heures(secondes, ecrit):
    assert en_heures(secondes).replace("\u00a0", " ") == ecrit


def test_un_champ_a_ses_bornes_et_ses_phrases():
    """A workshop of two thousand hours; nobody's hours are hours too."""
    longue = DureeField(maximum_min=120_000, error_messages={"trop_long": "Trop."})
    nulle = DureeField(minimum_min=0, required=False)

    assert (longue.clean("1500 h"), nulle.clean("0"), nulle.clean("")) == (90_000, 0, None)
    for champ, tape in ((longue, "9999"), (longue, "0"), (nulle, "1h75")):
        with pytest.raises(forms.ValidationError) as refus:
            champ.clean(tape)
        assert (refus.value.messages == ["Trop."]) is (tape == "9999")
