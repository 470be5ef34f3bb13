"""Why a rate moved: the share of each category in the difference. Pure.

Of a rate R = Σ revalorised / Σ gone out, going from R₀ to R₁, a category that weighs w in the
outputs at its own rate r explains w₁(r₁ − R₀) − w₀(r₀ − R₀): what it became better or worse
at, and what it became heavier or lighter in. Summed over categories, exactly R₁ − R₀; rounded,
they still sum to the difference of the two rates as they are written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from collecte.bilans.bilan import Bilan
from petiterockette.mots.taux import DIXIEME, part_de, points


@dataclass(frozen=True)
class Part:
    """What a category (its id; None: the others together) explains, in points, one decimal."""

    categorie: int | None
    points: Decimal


def expliquer(
    maintenant: Mapping[int, Bilan], avant: Mapping[int, Bilan], *, au_plus: int = 4
) -> list[Part]:
    """The categories that explain most of a difference of rates, the heaviest first.

    ``maintenant``, ``avant``: category → its bilan. Empty where one of the two has no rate.
    Parts that round to nothing are left out; after ``au_plus``, the others are added up. What
    is returned sums to the difference.
    """
    taux, taux_avant = _taux(maintenant.values()), _taux(avant.values())
    if taux is None or taux_avant is None:
        return []
    s1, s0 = (sum(b.sorties_g for b in cote.values()) for cote in (maintenant, avant))
    reference = Fraction(sum(_bons(b) for b in avant.values()), s0)
    exactes = {c: Fraction(0) for c in maintenant.keys() | avant.keys()}
    for cote, total, signe in ((maintenant, s1, 1), (avant, s0, -1)):
        for c, b in cote.items():
            exactes[c] += 1000 * signe * (_bons(b) - reference * b.sorties_g) / total
    dixiemes = _arrondir(exactes, int(points(taux, taux_avant) / DIXIEME))
    utiles = sorted((c for c, n in dixiemes.items() if n), key=lambda c: (-abs(dixiemes[c]), c))
    if len(utiles) <= au_plus + 1:
        return [Part(c, dixiemes[c] * DIXIEME) for c in utiles]
    parts = [Part(c, dixiemes[c] * DIXIEME) for c in utiles[:au_plus]]
    reste = sum(dixiemes[c] for c in utiles[au_plus:])
    return [*parts, Part(None, reste * DIXIEME)] if reste else parts


def _taux(bilans: Iterable[Bilan]) -> Decimal | None:
    """The rate that some bilans make together."""
    lus = list(bilans)
    reemploi_g, recyclage_g = sum(b.reemploi_g for b in lus), sum(b.recyclage_g for b in lus)
    return part_de([reemploi_g, recyclage_g], [sum(b.non_revalorise_g for b in lus)])


def _arrondir(exactes: Mapping[int, Fraction], total: int) -> dict[int, int]:
    """Whole units whose sum is ``total``, signs kept: the largest remainders first."""
    unites = {c: floor(x) for c, x in exactes.items() if x}
    ordre = sorted(unites, key=lambda c: (unites[c] - exactes[c], c))
    reste = total - sum(unites.values())
    if reste < 0:
        ordre.reverse()
    for rang in range(abs(reste) if ordre else 0):
        unites[ordre[rang % len(ordre)]] += 1 if reste > 0 else -1
    return unites


def _bons(b: Bilan) -> int:
    return b.reemploi_g + b.recyclage_g
