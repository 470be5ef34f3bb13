"""Write tables from the cells that say them: parents first, each row judged, numbers followed."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import DatabaseError, connection, models

from petiterockette.base.insertion import compter_les_rangees, inserer_en_nombre, visees
from petiterockette.base.sql import lire, table

from .ecriture import Dire, lot_de
from .refus import CelluleIllisible, RangeesRefusees
from .valeurs import lecteur

# What a cell that nobody wrote may raise while it is read.
_ILLISIBLE = (ValueError, ArithmeticError, TypeError)
Modele = type[models.Model]


def poser_les_tables(
    modeles: list[Modele],
    poser: Callable[[Modele], int],
    *,
    derniers: Mapping[Modele, int] | None = None,
    dire: Dire = lambda _quoi, _fait, _total: None,
) -> int:
    """Write tables, parents first, inside a transaction; how many rows.

    ``poser`` writes one, and says how many; ``derniers``: the last number that each ever gave.
    """
    total, restent = 0, set(modeles)
    en_attente: set[Modele] = set()
    for fait, modele in enumerate(modeles):
        dire(str(modele._meta.verbose_name_plural), fait, len(modeles))
        total += poser(modele)
        restent.discard(modele)
        en_attente = (en_attente | set(visees(modele))) & restent
        if connection.vendor == "postgresql" and not en_attente:
            # What refers to what is judged now: to the end, the server would hold it all.
            connection.check_constraints()
    for modele in modeles:
        if isinstance(modele._meta.pk, models.AutoField):
            _reprendre_le_numero(modele, (derniers or {}).get(modele, 0))
    compter_les_rangees()
    return total


def poser_la_table(
    fichier: str,
    lignes: Iterator[list[str]],
    modele: Modele,
    champs: list[models.Field],
    arriver: Callable[[Any], None] | None = None,
) -> int:
    """Write the rows of a table, heads first; how many.

    ``fichier``: how the table is called where a row is refused; ``arriver``: what changes in each
    on its way. Raises ``CelluleIllisible``, ``RangeesRefusees``.
    """
    lecteurs = [(c.attname, c.column, lecteur(c)) for c in champs]
    if next(lignes, None) != [c.column for c in champs]:
        raise CelluleIllisible(fichier=fichier, rang=0, colonne="")
    n, lot = 0, lot_de(champs)
    while ensemble := list(islice(lignes, lot)):
        rangees = [
            _rangee(modele, fichier, n + rang, lecteurs, ligne)
            for rang, ligne in enumerate(ensemble, start=1)
        ]
        if arriver:
            for rangee in rangees:
                arriver(rangee)
        try:
            inserer_en_nombre(rangees)
        except (DatabaseError, ValueError, OverflowError) as erreur:
            raise RangeesRefusees(fichier=fichier, quoi=str(erreur)[:200]) from erreur
        n += len(rangees)
    return n


def dernier_numero(modele: Modele) -> int:
    """The last number that a table ever gave, to a row that is there or not, or that a row was
    given by hand; 0 without."""
    if not isinstance(modele._meta.pk, models.AutoField):
        return 0
    if connection.vendor == "postgresql":
        # What is given by hand, as the association's 1, is not told to the sequence.
        [(dernier, donne)] = lire(f"SELECT last_value, is_called FROM {_suite(modele)}")
        [(present,)] = lire(
            f'SELECT coalesce(max("{modele._meta.pk.column}"), 0) FROM {table(modele)}'
        )
        return max(present, dernier if donne else 0)
    [(dernier,)] = lire(
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", _nom(modele)
    )
    return dernier


def _rangee(
    modele: Modele, fichier: str, rang: int, lecteurs: list, ligne: list[str]
) -> models.Model:
    if len(ligne) != len(lecteurs):
        raise CelluleIllisible(fichier=fichier, rang=rang, colonne="")
    valeurs = {}
    for (attname, colonne, lire_la_cellule), cellule in zip(lecteurs, ligne, strict=True):
        try:
            valeurs[attname] = lire_la_cellule(cellule)
        except _ILLISIBLE as erreur:
            raise CelluleIllisible(fichier=fichier, rang=rang, colonne=colonne) from erreur
    return modele(**valeurs)


def _reprendre_le_numero(modele: Modele, dernier: int) -> None:
    """Have the next number of a table follow its last row, the last that was given here, and
    ``dernier``; its own rows apart, SQLite sees to it by itself."""
    with connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            if plus_grand := max(dernier, dernier_numero(modele)):
                curseur.execute("SELECT setval(%s, %s)", [_suite(modele), plus_grand])
        elif dernier > dernier_numero(modele):
            curseur.execute("DELETE FROM sqlite_sequence WHERE name = %s", [_nom(modele)])
            curseur.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [_nom(modele), dernier])


def _suite(modele: Modele) -> str:
    cle = str(modele._meta.pk.column)
    [(suite,)] = lire("SELECT pg_get_serial_sequence(%s, %s)", table(modele), cle)
    return suite


def _nom(modele: Modele) -> str:
    return str(modele._meta.db_table)
