"""What volunteering is worth in euros: each hour at the rate of its day, or nothing at all."""

from bisect import bisect_right
from collections.abc import Collection
from datetime import date

from .bilans import en_gros, par_jour
from .models import TauxHoraire

MINUTES = 60


def taux_en_vigueur() -> list[tuple[date, int | None]]:
    """First day → cents an hour from then on, in order; of a day the last word. One query."""
    dits: dict[date, int | None] = {}
    for debut, taux_cts in TauxHoraire.objects.values_list("debut", "taux_cts"):
        dits.setdefault(debut, taux_cts)
    return sorted(dits.items())


def valeur_du_benevolat(debut: date, fin: date, lieux: Collection[int] | None = None) -> int | None:
    """The hours of some days in cents, each at the rate of its day, rounded once.

    None where an hour was given on a day that has no rate, or over days that have several: a sum
    that leaves some out would be false. Three queries.
    """
    taux = taux_en_vigueur()
    if not any(cts for _jour, cts in taux):
        return None
    debuts, minutes_cts = [jour for jour, _cts in taux], 0
    notees = [(jour, jour, minutes) for jour, minutes in par_jour(debut, fin, lieux).items()]
    for du, au, minutes in [*notees, *en_gros(debut, fin, lieux)]:
        rang = bisect_right(debuts, du)
        cts = taux[rang - 1][1] if rang and rang == bisect_right(debuts, au) else None
        if minutes and cts is None:
            return None
        minutes_cts += minutes * (cts or 0)
    return (2 * minutes_cts + MINUTES) // (2 * MINUTES)
