"""A Sankey: where what came in went, and where it came from, on one scale of grams."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .nombres import ecrire

# Room for one line of text beside a node, and the least thickness that is seen.
LIGNE = 22.0
TRAIT_MIN = 2.0
# Between two nodes of a column.
INTERVALLE = 6.0
# Bands are drawn in a square of this width and stretched: only heights carry a mass.
LARGEUR = 100


@dataclass(frozen=True)
class Noeud:
    """One end of the bands; ``milieu`` is where its name stands."""

    code: str
    masse_g: int
    y: str
    hauteur: str
    milieu: str
    bas: str


@dataclass(frozen=True)
class Bande:
    """The path from a source to an end, ``code`` being the end's or, back, the source's."""

    code: str
    trace: str


@dataclass(frozen=True)
class Flux:
    """Two columns and what runs between them, on ``hauteur`` units.

    ``origines`` and ``amont``: a column before the first, and what runs to its entries;
    empty where the parts of the entries are not known. Their codes are their ranks.
    """

    hauteur: int
    sources: tuple[Noeud, ...]
    fins: tuple[Noeud, ...]
    bandes: tuple[Bande, ...]
    origines: tuple[Noeud, ...] = ()
    amont: tuple[Bande, ...] = ()


def flux(
    entree_g: int,
    sorties: Sequence[tuple[str, int]],
    *,
    origines: Sequence[int] = (),
    reste: str = "stock",
    hauteur: int = 196,
) -> Flux | None:
    """Tie what came in to where it went; ``sorties``: (code, grams), in order of display.

    ``origines``: grams of each part of the entries, which they make together. What did not
    go out ends in ``reste``; what went out beyond the entries comes from it.
    Returns None when nothing moved, or when a mass is below zero: bands cannot be.
    """
    masses = [masse for _, masse in sorties]
    if entree_g < 0 or min(masses) < 0 or entree_g + sum(masses) == 0:
        return None
    solde = entree_g - sum(masses)
    sources = _presents([("collecte", entree_g), (reste, max(0, -solde))])
    fins = _presents([*sorties, (reste, max(0, solde))])
    # The names of the sources stand above and below them, those of the ends beside: no band and
    # no end may come into the line of a name, which begins under the middle of a thin node.
    bas = hauteur - LIGNE * (len(sources) - 1)
    fin = bas - LIGNE / 2 * (len(sources) - 1)
    echelle = min(_echelle(sources, bas - LIGNE), _echelle(fins, fin - LIGNE))
    parts = _parts(entree_g, origines)
    if parts:
        echelle = min(echelle, _echelle(parts, hauteur - LIGNE))
    a_gauche = _empiler(sources, echelle, (LIGNE, bas))
    a_droite = _empiler(fins, echelle, (LIGNE, fin))
    bandes = _bandes(a_gauche, a_droite, reste)
    avant = _empiler(parts, echelle, (LIGNE, hauteur)) if parts else []
    amont = _bandes(avant, [replace(a_gauche[0], pris_g=0)], reste) if avant else ()
    noeuds = (tuple(map(_noeud, colonne)) for colonne in (a_gauche, a_droite, avant))
    gauche, droite, origines_ = noeuds
    return Flux(hauteur, gauche, droite, bandes, origines_, amont)


@dataclass
class _Place:
    code: str
    masse_g: int
    y: float
    hauteur: float
    pris_g: int = 0

    def tranche(self, masse_g: int) -> tuple[float, float]:
        """Take the next ``masse_g`` of this node: its upper and lower edges."""
        haut = self.y + self.hauteur * self.pris_g / self.masse_g
        self.pris_g += masse_g
        return haut, self.y + self.hauteur * self.pris_g / self.masse_g


def _parts(entree_g: int, origines: Sequence[int]) -> list[tuple[str, int]]:
    """The parts of the entries that can be drawn: all there, and none below zero."""
    if not origines or sum(origines) != entree_g or min(origines) < 0:
        return []
    return _presents([(str(rang), masse) for rang, masse in enumerate(origines)])


def _presents(cote: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(code, masse) for code, masse in cote if masse]


def _echelle(cote: Sequence[tuple[str, int]], hauteur: float) -> float:
    """The tallest scale, in units per gram, at which every node keeps a line for its name."""
    masses = [masse for _, masse in cote]
    libre = hauteur - INTERVALLE * (len(masses) - 1)
    petits: set[int] = set()
    while len(petits) < len(masses):
        grands = sum(m for i, m in enumerate(masses) if i not in petits)
        echelle = (libre - LIGNE * len(petits)) / grands
        nouveaux = {i for i, m in enumerate(masses) if m * echelle < LIGNE} - petits
        if not nouveaux:
            return echelle
        petits |= nouveaux
    return libre / sum(masses)


def _empiler(
    cote: Sequence[tuple[str, int]], echelle: float, entre: tuple[float, float]
) -> list[_Place]:
    """Stack nodes in slots at least one line high, the whole centred between two heights."""
    haut, bas = entre
    cases = [max(LIGNE, masse * echelle) for _, masse in cote]
    libre = max(0.0, bas - haut - sum(cases))
    intervalle = min(2 * INTERVALLE, libre / (len(cote) - 1)) if len(cote) > 1 else 0.0
    haut += (libre - intervalle * (len(cote) - 1)) / 2
    places = []
    for (code, masse), case in zip(cote, cases, strict=True):
        epaisseur = max(TRAIT_MIN, masse * echelle)
        places.append(_Place(code, masse, haut + (case - epaisseur) / 2, epaisseur))
        haut += case + intervalle
    return places


def _bandes(sources: Sequence[_Place], fins: Sequence[_Place], reste: str) -> tuple[Bande, ...]:
    """Fill the ends in order from the sources in order, as one pours."""
    bandes = []
    for source in sources:
        for fin in fins:
            masse = min(source.masse_g - source.pris_g, fin.masse_g - fin.pris_g)
            if masse:
                code = reste if source.code == reste else fin.code
                bandes.append(Bande(code, _tracer(source.tranche(masse), fin.tranche(masse))))
    return tuple(bandes)


def _tracer(depart: tuple[float, float], arrivee: tuple[float, float]) -> str:
    milieu, a, b, c, d = (ecrire(v) for v in (LARGEUR / 2, *depart, *arrivee))
    return (
        f"M0 {a} C{milieu} {a} {milieu} {c} {LARGEUR} {c} "
        f"L{LARGEUR} {d} C{milieu} {d} {milieu} {b} 0 {b} Z"
    )


def _noeud(place: _Place) -> Noeud:
    return Noeud(
        code=place.code,
        masse_g=place.masse_g,
        y=ecrire(place.y),
        hauteur=ecrire(place.hauteur),
        milieu=ecrire(place.y + place.hauteur / 2),
        bas=ecrire(place.y + place.hauteur),
    )
