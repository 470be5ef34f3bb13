"""What two interleaved series say of each other. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles


@dataclass(frozen=True)
class Rapport:
    """A over B: the ratio of their medians, and the middle half of the pairs' ratios."""

    rapport: float
    bas: float
    haut: float
    a_ms: float
    b_ms: float


def centile(durees: Sequence[float], rang: int) -> float:
    """What so many hundredths of a series stay under."""
    return quantiles(durees, n=100)[rang - 1]


Juger = Callable[[Sequence[float], Sequence[float]], Rapport]


def comparer(a: Sequence[float], b: Sequence[float]) -> Rapport:
    """Compare two series of seconds measured in pairs, in the same order."""
    bas, _milieu, haut = quantiles([x / y for x, y in zip(a, b, strict=True)], n=4)
    return Rapport(
        rapport=median(a) / median(b),
        bas=bas,
        haut=haut,
        a_ms=median(a) * 1000,
        b_ms=median(b) * 1000,
    )


def comparer_le_plus_lent(a: Sequence[float], b: Sequence[float]) -> Rapport:
    """The 95th centile of A over the median of B, for the same pairs."""
    rapport = comparer(a, b)
    lent = centile(a, 95)
    return replace(rapport, rapport=lent / median(b), a_ms=lent * 1000)
