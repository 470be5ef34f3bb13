"""Why a rate moved: the share of each category in the difference. Pure.

Of a rate R = Σ revalorised / Σ gone out, going from R₀ to R₁, a category that weighs w in the
outputs at its own rate r explains w₁(r₁ − R₀) − w₀(r₀ − R₀): what it became better or worse
at, and what it became heavier or lighter in. Summed over categories, exactly R₁ − R₀.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..bilans import Bilan

DIXIEME = Decimal("0.1")


@dataclass(frozen=True)
class Part:
    """What a category (its id) explains of a difference, in points, one decimal."""

    categorie: int
    points: Decimal


def expliquer(
    maintenant: Mapping[int, Bilan], avant: Mapping[int, Bilan], *, au_plus: int = 4
) -> list[Part]:
    """The categories that explain most of a difference of rates, the heaviest first.

    ``maintenant``, ``avant``: category → its bilan. Empty where one of the two has no rate.
    Parts that round to nothing are left out.
    """
    s1, s0 = (sum(b.sorties_g for b in cote.values()) for cote in (maintenant, avant))
    if s1 <= 0 or s0 <= 0:
        return []
    reference = Fraction(sum(_bons(b) for b in avant.values()), s0)
    parts = {c: Fraction(0) for c in maintenant.keys() | avant.keys()}
    for cote, total, signe in ((maintenant, s1, 1), (avant, s0, -1)):
        for c, b in cote.items():
            parts[c] += signe * (_bons(b) - reference * b.sorties_g) / total
    arrondies = [Part(c, _en_points(p)) for c, p in parts.items()]
    utiles = [p for p in arrondies if p.points]
    return sorted(utiles, key=lambda p: (-abs(p.points), p.categorie))[:au_plus]


def _bons(b: Bilan) -> int:
    return b.reemploi_g + b.recyclage_g


def _en_points(part: Fraction) -> Decimal:
    cent = 100 * part
    exact = Decimal(cent.numerator) / Decimal(cent.denominator)
    return exact.quantize(DIXIEME, rounding=ROUND_HALF_UP)
