"""Rates and shares, and how they are written. Pure functions on integers, exact until the last.

A share lives in [0, 100]; 0 and 100 are kept for exactly nothing and exactly all. Rounded to the
tenth, a share standing alone that would read 0,0 or 100,0 without being so keeps its hundredths
(« 0,04 », « 99,97 ») where there is room, and is written « < 0,1 » or « 99,9 » where there is not.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from .mesures import INSECABLE, MOINS, TIRET, nombre, repartir

DIXIEME, CENTIEME = Decimal("0.1"), Decimal("0.01")
CENT = Decimal(100)


def part_de(retenues: Sequence[int], reste: Sequence[int]) -> Decimal | None:
    """The share of some weights in all of them, in percent; None where there is none.

    None if nothing is shared, or if one of the weights is below zero: corrections can make one
    share of a whole negative, and the others would then pass 100 %.
    """
    if min([*retenues, *reste], default=0) < 0:
        return None
    return rapport(sum(retenues), sum(retenues) + sum(reste))


def part(partie: int, tout: int) -> Decimal | None:
    """The share of ``partie`` in ``tout``; None unless it lies between nothing and all."""
    return part_de([partie], [tout - partie])


def rapport(valeur: int, base: int) -> Decimal | None:
    """How much one thing is of another, in percent: may pass 100, never goes below zero.

    None if ``base`` is not above zero, or if ``valeur`` is below it.
    """
    if base <= 0 or valeur < 0:
        return None
    for echelle in (10, 100):
        cent = 100 * echelle
        arrondi = (2 * valeur * cent + base) // (2 * base)
        if (arrondi == 0) == (valeur == 0) and (arrondi == cent) == (valeur == base):
            return Decimal(arrondi) / echelle
    # Nearer than a hundredth to nothing, or to all.
    if 2 * valeur < base:
        return CENTIEME
    return CENT - CENTIEME if valeur < base else CENT + CENTIEME


def variation(ecart: int, depart: int) -> Decimal | None:
    """A difference in percent of what there was, with its sign; None where there was nothing."""
    taille = rapport(abs(ecart), depart)
    return -taille if taille and ecart < 0 else taille


def partager(total: int, poids: Sequence[int]) -> list[int]:
    """Split ``total`` units in proportion to ``poids``, so that nothing that exists gets none.

    ``poids``: non-negative, not all zero. Each weight that is not zero gets one unit at least, the
    rest goes by the largest remainder; the sum is exactly ``total``. Where there are fewer units
    than such weights, the heaviest get one each.
    """
    presents = [i for i, p in enumerate(poids) if p]
    if total < len(presents):
        lourds = sorted(presents, key=lambda i: (-poids[i], i))[:total]
        return [int(i in lourds) for i in range(len(poids))]
    infimes: set[int] = set()
    while True:
        autres = [0 if i in infimes else p for i, p in enumerate(poids)]
        parts = repartir(total - len(infimes), autres)
        nouveaux = {i for i in presents if not parts[i]} - infimes
        if not nouveaux:
            return [1 if i in infimes else n for i, n in enumerate(parts)]
        infimes |= nouveaux


def detailler(tout: Decimal, poids: Sequence[int]) -> list[Decimal | None]:
    """Split a share into the tenths of its parts, which add up to it: ``detailler(CENT, …)``.

    All None where there is nothing to split, or where a weight is below zero. A part for which
    no tenth is left counts as a hundredth, which is written « < 0,1 ».
    """
    if sum(poids) <= 0 or min(poids) < 0:
        return [None] * len(poids)
    dixiemes = partager(int(tout * 10), poids)
    return [
        CENTIEME if p and not n else Decimal(n) / 10 for p, n in zip(poids, dixiemes, strict=True)
    ]


def au_dixieme(valeur: Decimal) -> Decimal:
    """A share as it counts beside others: what exists is a tenth, what lacks a tenth too."""
    arrondi = valeur.quantize(DIXIEME, ROUND_HALF_UP)
    if not arrondi and valeur:
        return DIXIEME.copy_sign(valeur)
    if abs(arrondi) == CENT and abs(valeur) != CENT:
        return (CENT + (DIXIEME if abs(valeur) > CENT else -DIXIEME)).copy_sign(valeur)
    return arrondi


def points(valeur: Decimal, avant: Decimal) -> Decimal:
    """The difference from one rate to another, in points, of what is written."""
    return au_dixieme(valeur) - au_dixieme(avant)


def en_nombre(valeur: Decimal) -> Decimal:
    """A share for files, where there is room: one decimal, two where one would not be true."""
    arrondi = valeur.quantize(DIXIEME, ROUND_HALF_UP)
    return valeur if arrondi in (0, CENT) and arrondi != valeur else arrondi


def ecrire(valeur: Decimal | None) -> str:
    """« 91,1 », « 99,9 », « < 0,1 »; « — » for none. Always with one decimal."""
    if valeur is None:
        return TIRET
    if valeur and not valeur.quantize(DIXIEME, ROUND_HALF_UP):
        return f"{MOINS if valeur < 0 else ''}<{INSECABLE}0,1"
    return nombre(au_dixieme(valeur), 1)


def pourcent(valeur: Decimal | None) -> str:
    """« 91,1 % », « < 0,1 % »; « — » for none."""
    return TIRET if valeur is None else f"{ecrire(valeur)}{INSECABLE}%"


def pourcent_signe(valeur: Decimal | None) -> str:
    """« +4,0 % », « −2,0 % », « 0,0 % »: a difference always shows its sign."""
    return f"{'+' if valeur and valeur > 0 else ''}{pourcent(valeur)}"
