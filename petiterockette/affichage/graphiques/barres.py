"""A bar cut into shares: the fates of what went out, the certainty of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from petiterockette.mots.taux import partager

from .nombres import ecrire

# Under this share of the whole bar, a percentage does not fit on its own segment.
ETIQUETTE_MIN_PCT = 8
# Under this share, a name with its kilograms runs into its neighbour's.
LEGENDE_MIN_PCT = 17
# What exists is seen: no segment is thinner than this, however small its mass.
TRAIT_MIN_PCT = 0.7


@dataclass(frozen=True)
class Segment:
    """One share of a bar; ``debut`` and ``largeur`` are lengths as SVG reads them."""

    masse_g: int
    pourcent: int
    debut: str
    largeur: str
    etiquette: bool


@dataclass(frozen=True)
class Barre:
    """Shares side by side.

    ``alignee``: each name can stand under its own segment. ``coupures``: where to draw a
    line between two shares, both being wide enough to be seen beside it.
    """

    segments: tuple[Segment, ...]
    alignee: bool
    coupures: tuple[str, ...]


def barre(masses: Sequence[int], *, echelle_g: int | None = None) -> Barre | None:
    """Lay masses, two at least, end to end over ``echelle_g`` grams (default: their own sum).

    Integer percentages are of the bar itself and sum to 100; none that exists is zero. Returns
    None where a bar would lie: nothing to show, or a mass below zero.
    """
    total = sum(masses)
    if total <= 0 or min(masses) < 0:
        return None
    part = 1.0 if echelle_g is None else total / echelle_g
    etendue = min(100.0, max(TRAIT_MIN_PCT, 100 * part))
    largeurs = _largeurs(masses, etendue)
    pourcents = partager(100, masses)
    debuts = [sum(largeurs[:i]) for i in range(len(masses))]
    segments = tuple(
        Segment(masse, pourcent, f"{ecrire(debut)}%", f"{ecrire(x)}%", x >= ETIQUETTE_MIN_PCT)
        for masse, pourcent, debut, x in zip(masses, pourcents, debuts, largeurs, strict=True)
    )
    return Barre(segments, _noms_a_leur_place(largeurs), _coupures(debuts, largeurs))


def _coupures(debuts: Sequence[float], largeurs: Sequence[float]) -> tuple[str, ...]:
    presents = [(d, x) for d, x in zip(debuts, largeurs, strict=True) if x]
    return tuple(
        f"{ecrire(debut)}%"
        for (_, avant), (debut, largeur) in pairwise(presents)
        if min(avant, largeur) >= 2 * TRAIT_MIN_PCT
    )


def _noms_a_leur_place(largeurs: Sequence[float]) -> bool:
    """True if names written from the start of each segment do not run into each other.

    The last name is written towards the inside and takes its room from the one before.
    """
    if min(largeurs) == 0:
        return False
    *debut, avant_dernier, dernier = largeurs
    return min([*debut, avant_dernier + dernier - LEGENDE_MIN_PCT]) >= LEGENDE_MIN_PCT


def _largeurs(masses: Sequence[int], etendue: float) -> list[float]:
    """Widths in percent that sum to ``etendue``, none of the non-zero ones invisible."""
    total = sum(masses)
    exactes = [etendue * m / total for m in masses]
    plancher = min(TRAIT_MIN_PCT, etendue / len(masses))
    minces = [i for i, x in enumerate(exactes) if 0 < x < plancher]
    reste = sum(x for i, x in enumerate(exactes) if i not in minces)
    facteur = (etendue - plancher * len(minces)) / reste if reste else 1.0
    return [plancher if i in minces else x * facteur for i, x in enumerate(exactes)]
