"""Something found in a base: how much of it, where, and what will be done about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..carnet.carnet import Carnet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# How many rows are named.
EXEMPLES = 5


@dataclass(frozen=True)
class Annonce:
    """What a search is for. ``piege``: from 1 to 18, as docs/reprise.md numbers them.

    ``code``: its name for programs; ``quoi``: what is found, in words; ``suite``: what will be
    done about it; ``a_decider``: a person must say before anything is brought in.
    """

    piege: int
    code: str
    quoi: "StrOrPromise"
    suite: "StrOrPromise"
    a_decider: bool = False


@dataclass(frozen=True)
class Constat:
    """What a search found. ``exemples``: pairs (table, id), the first ones.

    ``masse_g``, ``montant_cts``: what is at stake, where that means something.
    """

    piege: int
    code: str
    quoi: str
    suite: str
    a_decider: bool
    nombre: int
    exemples: Sequence[tuple[str, int]] = ()
    masse_g: int | None = None
    montant_cts: int | None = None


def constater(
    annonce: Annonce,
    nombre: int,
    exemples: Sequence[tuple[str, int]] = (),
    masse_g: int | None = None,
    montant_cts: int | None = None,
) -> Iterator[Constat]:
    """What was found, unless nothing was."""
    if nombre:
        yield Constat(
            annonce.piege,
            annonce.code,
            str(annonce.quoi),
            str(annonce.suite),
            annonce.a_decider,
            nombre,
            tuple(exemples[:EXEMPLES]),
            masse_g,
            montant_cts,
        )


def chercher(
    carnet: Carnet,
    annonce: Annonce,
    table: str,
    ou: str,
    *parametres: object,
    masse: str = "NULL",
    montant: str = "NULL",
    avec: str = "",
) -> Iterator[Constat]:
    """The rows of a table, named « t », where a condition of SQL holds.

    ``avec``: what it is joined with; ``masse``, ``montant``: what of each row is at stake.
    """
    de = f"FROM {table} t {avec} WHERE {ou}"
    [total] = carnet.lire(
        f"SELECT COUNT(*) AS nombre, SUM({masse}) AS masse_g, SUM({montant}) AS montant_cts {de}",
        *parametres,
    )
    if total.nombre:
        ids = carnet.lire(f"SELECT t.id AS id {de} ORDER BY t.id LIMIT {EXEMPLES}", *parametres)
        exemples = [(table, rangee.id) for rangee in ids]
        yield from constater(annonce, total.nombre, exemples, total.masse_g, total.montant_cts)
