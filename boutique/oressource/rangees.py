"""A base of Oressource read from its export: its rows, typed, table by table, as they come."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from .lecture.definitions import Definition
from .lecture.dump import Dump, Rangees
from .lecture.encodages import Texte
from .lecture.fichiers import Source
from .tables import TABLES, nom_present, voulues
from .valeurs import Valeur, lire_la_colonne

# How many rows of each fault are named.
EXEMPLES = 5


@dataclass(frozen=True)
class Lot:
    """Rows of a table, at most a thousand, each value typed as ``TABLES`` says.

    ``colonnes``: the names that Oressource last gave them, those that this base has, in the order
    of each row. ``ligne``: where the first stands in the file; ``verbe`` as in ``Rangees``.
    """

    table: str
    colonnes: tuple[str, ...]
    rangees: Sequence[tuple[Valeur, ...]]
    ligne: int
    verbe: str


@dataclass
class Fautes:
    """What reading showed: (fault, table, column) → how many, and the first rows' ids."""

    nombres: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    exemples: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    def noter(self, table: str, colonne: str, ids: Sequence[str], faute: str, rang: int) -> None:
        cle = (faute, table, colonne)
        self.nombres[cle] += 1
        exemples = self.exemples.setdefault(cle, [])
        if len(exemples) < EXEMPLES and ids[rang].isdigit():
            exemples.append(int(ids[rang]))


class Base:
    """A base of Oressource, read once from an export that is open.

    Iterate over ``lots()``; ``fautes``, ``definitions``, ``outil``, ``fuseau``, ``fini`` and
    ``fait_le`` (see ``Dump``) are whole once it is done. ``genre`` and ``jeu``: how it was packed,
    and written.
    """

    def __init__(self, source: Source) -> None:
        """Raises ``BaseRefusee`` when the beginning already says that it cannot be read."""
        texte = Texte(source)
        self.genre, self.jeu = source.genre, texte.jeu
        self._source = source
        self._dump = Dump(texte.morceaux(), voulues())
        self.fautes = Fautes()

    @property
    def part(self) -> float:
        """How much of the file was read, from 0 to 1."""
        return self._source.part

    @property
    def definitions(self) -> Mapping[str, Definition]:
        return self._dump.definitions

    @property
    def outil(self) -> str:
        return self._dump.outil

    @property
    def fuseau(self) -> str:
        return self._dump.fuseau

    @property
    def fini(self) -> bool:
        return self._dump.fini

    @property
    def fait_le(self) -> date | None:
        return self._dump.fait_le

    def lots(self) -> Iterator[Lot]:
        """Raises ``BaseRefusee``, saying the line, as soon as it is met."""
        for lu in self._dump.lire():
            if isinstance(lu, Rangees) and lu.valeurs:
                yield self._type(lu)

    def _type(self, lues: Rangees) -> Lot:
        types, colonnes = TABLES[lues.table].colonnes, []
        noms = [nom_present(lues.table, c) for c in lues.colonnes]
        par_colonne = list(zip(*lues.valeurs, strict=True))
        ids = par_colonne[noms.index("id")] if "id" in noms else [""] * len(lues.valeurs)
        for nom, litteraux in zip(noms, par_colonne, strict=True):
            noter = partial(self.fautes.noter, lues.table, nom, ids)
            colonnes.append(lire_la_colonne(types[nom], litteraux, noter))
        rangees = list(zip(*colonnes, strict=True))
        return Lot(lues.table, tuple(noms), rangees, lues.ligne, lues.verbe)
