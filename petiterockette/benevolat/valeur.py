"""What volunteering is worth in euros: each hour at the rate of its day, or nothing at all."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise

from .bilans import bilan
from .models import TauxHoraire

JOUR = timedelta(days=1)
MINUTES = 60


def taux_en_vigueur() -> list[tuple[date, int | None]]:
    """First day → cents an hour from then on, in order; of a day the last word. One query."""
    dits: dict[date, int | None] = {}
    for debut, taux_cts in TauxHoraire.objects.values_list("debut", "taux_cts"):
        dits.setdefault(debut, taux_cts)
    return sorted(dits.items())


def valeur_du_benevolat(debut: date, fin: date, lieux: Collection[int] | None = None) -> int | None:
    """The hours of some days in cents, each at the rate of its day, rounded once.

    None where an hour was given on a day that has no rate: a sum that leaves some out would be
    false. One query, then one for each rate of the period.
    """
    taux = taux_en_vigueur()
    if not any(cts for _jour, cts in taux):
        return None
    minutes_cts = 0
    for du, au, cts in _tranches(debut, fin, taux):
        minutes = bilan(du, au, lieux)["minutes"]
        if minutes and cts is None:
            return None
        minutes_cts += minutes * (cts or 0)
    return (2 * minutes_cts + MINUTES) // (2 * MINUTES)


def _tranches(
    debut: date, fin: date, taux: list[tuple[date, int | None]]
) -> Iterator[tuple[date, date, int | None]]:
    """The days of a period cut where the rate changes: first day, last day, cents an hour."""
    bornes = [*taux, (date.max, None)]
    if bornes[0][0] > debut:
        yield debut, min(fin, bornes[0][0] - JOUR), None
    for (du, cts), (suivant, _cts) in pairwise(bornes):
        premier, dernier = max(du, debut), min(fin, suivant - JOUR)
        if premier <= dernier:
            yield premier, dernier, cts
