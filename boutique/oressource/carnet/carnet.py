"""A base of Oressource in a SQLite of our own, read once, asked at will, then gone.

SQLite keeps it in a file that no name leads to, which nothing of it survives, even killed.
Its tables and columns bear Oressource's names, with values typed as ``TABLES`` says: grams, cents,
0 or 1, instants as texts. All of them are there, empty where the base has none. Besides, once it
is read, ``pesees_vendus.id_vendu`` always says which line was weighed.
"""

import sqlite3
from collections import Counter, namedtuple
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import IO, Any

from ..lecture.fichiers import ouvrir
from ..rangees import Base, Lot
from ..refus import PlusDePlace, RangeeEnDouble
from ..tables import TABLES, Type
from .cumuls import CUMULER
from .horloge import Horloge, lire_l_horloge

# Nothing of it outlives the examination: neither journal nor certainty of the disk.
REGLAGES = (
    *("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA locking_mode = EXCLUSIVE"),
    *("PRAGMA cache_size = -64000", "PRAGMA temp_store = FILE"),
)
EN_SQLITE = {Type.TEXTE: "TEXT", Type.INSTANT: "TEXT"}
INDEX = (
    ("pesees_collectes", "id_collecte"),
    ("pesees_sorties", "id_sortie"),
    ("vendus", "id_vente"),
    ("pesees_vendus", "id_vendu"),
)
VERBES = {"INSERT": "INSERT", "IGNORE": "INSERT OR IGNORE", "REPLACE": "INSERT OR REPLACE"}
# Told how much of the file was read (from 0 to 1), and how many rows.
Suivre = Callable[[float, int], None]


class Carnet:
    """The rows of a base, once all were read.

    ``base``: what the export says of itself. ``horloge``: what its instants are told in.
    ``nombres``: table → how many rows were read of it; ``colonnes``: table → those of its rows.
    ``fait_le``: the last day that its gestures may be of, None where nobody knows.
    """

    def __init__(
        self, connexion: sqlite3.Connection, base: Base, recu_le: date | None = None
    ) -> None:
        self._connexion, self.base, self._recu_le = connexion, base, recu_le
        self.nombres: Counter[str] = Counter()
        self.colonnes: dict[str, set[str]] = {}
        self.horloge = Horloge.INCONNUE

    @property
    def fait_le(self) -> date | None:
        """The day that the export says it was made on, or the day it came, if that is earlier."""
        return min((jour for jour in (self.base.fait_le, self._recu_le) if jour), default=None)

    def lire(self, sql: str, *parametres: object) -> list[Any]:
        """The rows that a question finds, each a tuple with the names of its columns."""
        return list(self.parcourir(sql, *parametres))

    def un(self, sql: str, *parametres: object) -> Any:
        """The only value that a question asks for."""
        [rangee] = self.lire(sql, *parametres)
        return rangee[0]

    def rangees(self, table: str, apres: int = -1) -> Iterator[Any]:
        """The rows of a table in the order of their ids, from the one that follows ``apres``.

        Each is a named tuple with all the columns of ``TABLES``, None where this base has none.
        """
        noms = ", ".join(TABLES[table].colonnes)
        return self.parcourir(f"SELECT {noms} FROM {table} WHERE id > (?) ORDER BY id", apres)

    def parcourir(self, sql: str, *parametres: object) -> Iterator[Any]:
        """The same as ``lire``, one row after the other, however many they are."""
        curseur = self._connexion.execute(sql, parametres)
        noms = [nom for nom, *_reste in curseur.description]
        Rangee = namedtuple("Rangee", noms)  # type: ignore[misc]
        return map(Rangee._make, curseur)

    def poser(self, lot: Lot) -> None:
        """Raises ``RangeeEnDouble`` when an id is there already."""
        places = ", ".join("?" * len(lot.colonnes))
        sql = f"{VERBES[lot.verbe]} INTO {lot.table} ({', '.join(lot.colonnes)}) VALUES ({places})"
        try:
            self._connexion.executemany(sql, lot.rangees)
        except sqlite3.IntegrityError:
            raise RangeeEnDouble(ligne=lot.ligne, table=lot.table) from None
        self.nombres[lot.table] += len(lot.rangees)
        self.colonnes.setdefault(lot.table, set()).update(lot.colonnes)

    def finir(self) -> None:
        """Once everything is read: indexes, clock, sums."""
        dire = self._connexion.execute
        dire("UPDATE pesees_vendus SET id_vendu = COALESCE(NULLIF(id_vendu, 0), id)")
        for table, colonne in INDEX:
            dire(f"CREATE INDEX {table}_{colonne} ON {table} ({colonne})")
        self.horloge = lire_l_horloge(self.lire, self.base.fuseau)
        for cumul in CUMULER:
            dire(cumul(self.horloge))


@contextmanager
def tenir_un_carnet(
    fichier: IO[bytes], suivre: Suivre | None = None, recu_le: date | None = None
) -> Iterator[Carnet]:
    """The rows of the export that a file holds, until the end of the block.

    ``recu_le``: the day it came, where that is known. Raises ``BaseRefusee``; whatever happens,
    nothing of it is left on the disk.
    """
    try:
        yield from _tenir(fichier, suivre, recu_le)
    except sqlite3.OperationalError as faute:
        if faute.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise PlusDePlace() from faute
        raise


def _tenir(fichier: IO[bytes], suivre: Suivre | None, recu_le: date | None) -> Iterator[Carnet]:
    with (
        ouvrir(fichier) as source,
        closing(sqlite3.connect("", isolation_level=None)) as connexion,
    ):
        carnet = Carnet(connexion, Base(source), recu_le)
        _preparer(connexion)
        for lot in carnet.base.lots():
            carnet.poser(lot)
            if suivre:
                suivre(carnet.base.part, carnet.nombres.total())
        carnet.finir()
        yield carnet


def _preparer(connexion: sqlite3.Connection) -> None:
    for reglage in REGLAGES:
        connexion.execute(reglage)
    for table in TABLES.values():
        colonnes = (f"{nom} {EN_SQLITE.get(t, 'INTEGER')}" for nom, t in table.colonnes.items())
        sql = ", ".join(colonnes).replace("id INTEGER", "id INTEGER PRIMARY KEY", 1)
        connexion.execute(f"CREATE TABLE {table.nom} ({sql})")
    connexion.execute("BEGIN")
