"""A signature as strokes: « 12,40 15,44;80,20 82,25 », whole numbers on a 1000 × 300 page. Pure."""

import hashlib
import re

LARGEUR, HAUTEUR = 1000, 300
SIGNES_MAX = 8_000
POINTS_MIN = 6
ETENDUE_MIN = 40
_POINT = r"\d{1,4},\d{1,3}"
_TRAIT = rf"{_POINT}(?: {_POINT})*"
_DESSIN = re.compile(rf"{_TRAIT}(?:;{_TRAIT})*")

Traits = list[list[tuple[int, int]]]


class TraceIllisible(ValueError):
    """What came in is no drawing, or goes out of the page."""


class TraceVide(ValueError):
    """A dot is no signature."""


def lire_le_trace(texte: str) -> str:
    """The drawing of a signature as it is kept. Raises ``TraceIllisible`` or ``TraceVide``."""
    texte = texte.strip()
    if not texte:
        raise TraceVide(texte)
    if len(texte) > SIGNES_MAX or not _DESSIN.fullmatch(texte):
        raise TraceIllisible(texte[:40])
    traits = traits_de(texte)
    xs = [x for trait in traits for x, _y in trait]
    ys = [y for trait in traits for _x, y in trait]
    if max(xs) > LARGEUR or max(ys) > HAUTEUR:
        raise TraceIllisible(texte[:40])
    if len(xs) < POINTS_MIN or max(max(xs) - min(xs), max(ys) - min(ys)) < ETENDUE_MIN:
        raise TraceVide(texte[:40])
    # Written again from what was read: « 007,3 » and « 7,3 » are one drawing.
    return ";".join(" ".join(f"{x},{y}" for x, y in trait) for trait in traits)


def traits_de(dessin: str) -> Traits:
    """The strokes of a drawing that was judged already."""
    return [
        [(int(x), int(y)) for x, y in (point.split(",") for point in trait.split(" "))]
        for trait in dessin.split(";")
    ]


def chemin(dessin: str) -> str:
    """The drawing as the path of an SVG."""
    return "".join(
        "M" + "L".join(f"{x} {y}" for x, y in (trait if len(trait) > 1 else trait * 2))
        for trait in traits_de(dessin)
    )


def empreinte_du_trace(nom: str, dessin: str) -> str:
    """The digest of who signed, by name, and of what was drawn."""
    return hashlib.sha256(f"{nom}\n{dessin}".encode()).hexdigest()
