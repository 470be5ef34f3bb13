"""A line of a few values between their own bounds, with its gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .nombres import ecrire


@dataclass(frozen=True)
class Courbe:
    """A line with its gaps: ``traits`` are paths, ``points`` the months that stand alone."""

    largeur: int
    hauteur: int
    traits: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    dernier: tuple[str, str] | None
    mini: Decimal
    maxi: Decimal


def courbe(
    valeurs: Sequence[Decimal | None], *, largeur: int = 112, hauteur: int = 36, marge: int = 6
) -> Courbe | None:
    """Draw values as a line between their own bounds, the smallest at the bottom.

    A None leaves a gap: a month without a rate is not a rate of zero. ``dernier`` is the
    last place, if it has a value. Returns None when there is no value at all.
    """
    connues = [v for v in valeurs if v is not None]
    if not connues:
        return None
    mini, maxi = min(connues), max(connues)
    pas = (largeur - 2 * marge) / max(1, len(valeurs) - 1)

    def placer(rang: int, valeur: Decimal) -> tuple[str, str]:
        etendue = maxi - mini
        part = float((valeur - mini) / etendue) if etendue else 0.5
        y = hauteur - marge - part * (hauteur - 2 * marge)
        return ecrire(marge + rang * pas), ecrire(y)

    places = [None if v is None else placer(i, v) for i, v in enumerate(valeurs)]
    suites: list[list[tuple[str, str]]] = [[]]
    for place in places:
        if place is None:
            suites.append([])
        else:
            suites[-1].append(place)
    return Courbe(
        largeur=largeur,
        hauteur=hauteur,
        traits=tuple(
            "M" + " L".join(f"{x} {y}" for x, y in suite) for suite in suites if len(suite) > 1
        ),
        points=tuple(suite[0] for suite in suites if len(suite) == 1),
        dernier=places[-1],
        mini=mini,
        maxi=maxi,
    )
