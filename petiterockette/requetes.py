"""Queries that a gesture asks each time: composed once, then only bound.

The ORM composes a query in more time than the base takes to answer it, and a sale asks thirty.
What is asked stays written with the ORM, its columns are still converted by it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import QuerySet

# Nobody's key, nobody's name, nobody's day: where the values go in what the ORM composed.
_ENTIERS, _MOT, _JOURS = -7_000_000_000, "\uf8ff", date(1, 1, 1)


class _Prete(NamedTuple):
    ordre: str
    valeurs: tuple[Any, ...]
    # Where each argument goes among the values.
    places: dict[Any, int]
    compilateur: Any
    convertisseurs: dict


class RequetePrete:
    """A query told by a function of its arguments (numbers, texts, days), composed at first use.

    ``fabrique``: gives a ``values_list`` queryset; ``genres``: ``int``, ``str`` or ``date``, one
    an argument. An argument is compared as it is, once or several times.
    """

    def __init__(self, fabrique: Callable[..., QuerySet], *genres: type) -> None:
        self.fabrique, self.genres = fabrique, genres
        self.pretes: dict[str, _Prete] = {}

    def __call__(self, *arguments: Any) -> list[tuple]:
        """The rows, as the queryset would give them."""
        prete = self.pretes.get(connection.vendor) or self._preparer()
        adaptes = [_adapte(genre, a) for genre, a in zip(self.genres, arguments, strict=True)]
        valeurs = [adaptes[prete.places[v]] if v in prete.places else v for v in prete.valeurs]
        with connection.cursor() as curseur:
            curseur.execute(prete.ordre, valeurs)
            lues: Sequence[tuple] | Iterator = curseur.fetchall()
        if prete.convertisseurs:
            lues = map(tuple, prete.compilateur.apply_converters(lues, prete.convertisseurs))
        return list(lues)

    def _preparer(self) -> _Prete:
        marques = [_marque(genre, i) for i, genre in enumerate(self.genres)]
        compilateur = self.fabrique(*marques).query.get_compiler(connection=connection)
        ordre, valeurs = compilateur.as_sql()
        places = {
            _adapte(g, m): i for i, (g, m) in enumerate(zip(self.genres, marques, strict=True))
        }
        choisies = [expression for expression, _sql, _alias in compilateur.select]
        prete = _Prete(
            ordre,
            tuple(valeurs),
            places,
            compilateur,
            compilateur.get_converters(choisies),
        )
        if set(places) - set(prete.valeurs):
            raise ValueError("An argument is not compared as it is.")
        self.pretes[connection.vendor] = prete
        return prete


class ObjetsPrets(RequetePrete):
    """The same for whole rows of a model: ``fabrique`` gives a plain queryset of it.

    ``avec``: a relation whose row, never absent, is read with each.
    """

    def __init__(
        self, modele: type[models.Model], fabrique: Callable, *genres: type, avec: str = ""
    ) -> None:
        self.modele, self.avec = modele, avec
        self.noms = _colonnes(modele)
        self.autre: Any = modele._meta.get_field(avec).related_model if avec else None
        self.siens: list[str] = _colonnes(self.autre) if avec else []
        choisies = [*self.noms, *(f"{avec}__{nom}" for nom in self.siens)]
        super().__init__(lambda *a: fabrique(*a).values_list(*choisies), *genres)

    def __call__(self, *arguments: Any) -> list[Any]:
        n, alias = len(self.noms), connection.alias
        rangees = []
        for valeurs in super().__call__(*arguments):
            rangee = self.modele.from_db(alias, self.noms, valeurs[:n])
            if self.avec:
                setattr(rangee, self.avec, self.autre.from_db(alias, self.siens, valeurs[n:]))
            rangees.append(rangee)
        return rangees


def _colonnes(modele: Any) -> list[str]:
    return [champ.attname for champ in modele._meta.concrete_fields]


def _marque(genre: type, rang: int) -> Any:
    if genre is date:
        return _JOURS.replace(year=rang + 1)
    return f"{_MOT}{rang}" if genre is str else _ENTIERS - rang


def _adapte(genre: type, valeur: Any) -> Any:
    return connection.ops.adapt_datefield_value(valeur) if genre is date else valeur
