"""Days as people write them here, « 1er mars 2026 » and « 2 mars 2026 »; the months around them."""

import re
from datetime import date, timedelta
from typing import Any

from django.utils import formats

# A day of the month beside the name of its month, or last after the name of the day.
QUANTIEME = re.compile(r"(?<!\\)j(?= [FNMbE])|(?<=[lD] )j$")


# The years that a page may be about: their neighbours are in the calendar too.
ANNEES = range(2000, 2201)
_JOUR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def jour_lu(texte: str) -> date | None:
    """The day that an address writes, « 2026-11-30 », in one of ``ANNEES``; None for all else."""
    if not _JOUR.fullmatch(texte):
        return None
    try:
        jour = date.fromisoformat(texte)
    except ValueError:
        return None
    return jour if jour.year in ANNEES else None


def mois_lu(texte: str) -> date | None:
    """The first day of the month that an address writes, « 2026-11 »; None for all else."""
    return jour_lu(f"{texte}-01")


def date_format(valeur: date, gabarit: str | None = None) -> str:
    """Write a date or a moment as Django does, the first of a month being « 1er ».

    ``gabarit``: in Django's letters; the language's own format by default.
    """
    return formats.date_format(valeur, gabarit_du_jour(valeur, gabarit))


def gabarit_du_jour(valeur: Any, gabarit: str | None = None) -> str:
    """The format of a date whose « j » may be a « 1er »."""
    ecrit = gabarit or formats.get_format("DATE_FORMAT")
    return QUANTIEME.sub(r"j\\e\\r", ecrit) if getattr(valeur, "day", None) == 1 else ecrit


def ans_apres(jour: date, ans: int) -> date:
    """The day ``ans`` years after a day, before it when negative; 29 February may end on 1
    March."""
    try:
        return jour.replace(year=jour.year + ans)
    except ValueError:
        return date(jour.year + ans, 3, 1)


def fin_du_mois(jour: date) -> date:
    """The last day of the month of a day."""
    return (jour.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def mois_avant(mois: date, n: int) -> date:
    """The first day of the month ``n`` months before ``mois``; after it, for a negative ``n``."""
    rang = mois.year * 12 + mois.month - 1 - n
    return date(rang // 12, rang % 12 + 1, 1)
