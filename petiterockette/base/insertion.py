"""Insert rows by one plain statement: every gesture writes its lines and movements this way.

``bulk_create`` composes each value again through the ORM, which on PostgreSQL takes longer
than the insert. The database judges each row all the same; nothing here updates one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from .sql import table

LOT, LOT_EN_NOMBRE = 100, 5_000


class Plan(NamedTuple):
    """How rows of a model are read and told to the driver; ``None``: a value goes as it is."""

    ordre: str
    copie: str
    lire: Callable[[Any], tuple]
    convertisseurs: tuple[Callable[[Any], Any] | None, ...]

    @property
    def rang(self) -> str:
        return f"({', '.join(['%s'] * len(self.convertisseurs))})"


def inserer(rangees: Sequence[models.Model]) -> None:
    """Insert new rows of one model, whose key is an id: it comes back on each."""
    if not rangees:
        return
    plan = _plan(type(rangees[0]), avec_id=False)
    with connection.cursor() as curseur:
        for i in range(0, len(rangees), LOT):
            lot = rangees[i : i + LOT]
            valeurs = [
                convertir(valeur) if convertir else valeur
                for rangee in lot
                for convertir, valeur in zip(plan.convertisseurs, plan.lire(rangee), strict=True)
            ]
            curseur.execute(
                f"{plan.ordre} {', '.join([plan.rang] * len(lot))} RETURNING id", valeurs
            )
            for rangee, (pk,) in zip(lot, curseur.fetchall(), strict=True):
                rangee.pk = pk
                rangee._state.adding, rangee._state.db = False, connection.alias


def inserer_en_nombre(rangees: Sequence[models.Model]) -> None:
    """Insert rows of one model that have their keys, however many."""
    if not rangees:
        return
    plan = _plan(type(rangees[0]), avec_id=True)
    with connection.cursor() as curseur:
        for i in range(0, len(rangees), LOT_EN_NOMBRE):
            colonnes = zip(*map(plan.lire, rangees[i : i + LOT_EN_NOMBRE]), strict=True)
            convertis = [
                list(map(convertir, valeurs)) if convertir else valeurs
                for convertir, valeurs in zip(plan.convertisseurs, colonnes, strict=True)
            ]
            lot = zip(*convertis, strict=True)
            if connection.vendor == "postgresql":
                # Rows pass one behind the other, without an answer to wait for.
                with curseur.copy(plan.copie) as copie:
                    for valeurs in lot:
                        copie.write_row(valeurs)
            else:
                curseur.executemany(f"{plan.ordre} {plan.rang}", list(lot))


def parents_d_abord(modeles: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """Some models, each after those of them that it refers to, circles apart.

    A row that comes before its parent has SQLite look, for each row inserted meanwhile into a
    table that others refer to, for what waits for it.
    """
    voulus = dict.fromkeys(modeles)
    ordre: dict[type[models.Model], None] = {}
    vus: set[type[models.Model]] = set()

    def ranger(modele: type[models.Model]) -> None:
        if modele in vus or modele not in voulus:
            return
        vus.add(modele)
        for autre in visees(modele):
            ranger(autre)
        ordre[modele] = None

    for modele in voulus:
        ranger(modele)
    return list(ordre)


def visees(modele: type[models.Model]) -> Iterator[type[models.Model]]:
    """The other tables that the columns of a table refer to."""
    for champ in modele._meta.concrete_fields:
        autre = champ.related_model
        if autre is not None and autre is not modele:
            yield autre


@lru_cache
def _plan(modele: type[models.Model], avec_id: bool) -> Plan:
    champs = [f for f in modele._meta.concrete_fields if avec_id or not f.primary_key]
    colonnes = ", ".join(f'"{f.column}"' for f in champs)
    return Plan(
        f"INSERT INTO {table(modele)} ({colonnes}) VALUES",
        f"COPY {table(modele)} ({colonnes}) FROM STDIN",
        attrgetter(*(f.attname for f in champs)),
        tuple(_convertisseur(f) for f in champs),
    )


def _convertisseur(champ: models.Field) -> Callable[[Any], Any] | None:
    if isinstance(champ, models.ForeignKey | models.IntegerField | models.BooleanField):
        return None
    if isinstance(champ, models.CharField) and not champ.null:
        return str

    def convertir(valeur: Any) -> Any:
        return champ.get_db_prep_save(valeur, connection)

    if isinstance(champ, models.UUIDField) and connection.vendor == "sqlite":
        return lambda valeur: valeur.hex if isinstance(valeur, UUID) else convertir(valeur)

    # Days and instants come again and again, row after row.
    return lru_cache(maxsize=64)(convertir) if isinstance(champ, models.DateField) else convertir


def compter_les_rangees() -> None:
    """Tell the database what it now holds: until then it plans its readings as for other tables.

    PostgreSQL's own daemon looks each minute, and never at what a transaction has not yet
    committed; our tables only: the server's own are every base's, and would be held to the end.
    SQLite never looks by itself, and forgets what it knew of a table that a migration remakes.
    """
    with connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            tables = map(table, apps.get_models(include_auto_created=True))
            curseur.execute(f"ANALYZE {', '.join(tables)}")
        else:
            # So many rows of each index: told of a thousand, it would not know that one site has
            # a hundred thousand of them, and would sort all of these to show the last fifty.
            curseur.execute("PRAGMA analysis_limit = 100000")
            # 0x10000: all the tables, not those alone that this connection has read.
            curseur.execute("PRAGMA optimize = 0x10002")
