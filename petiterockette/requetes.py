"""Queries that a gesture asks each time: composed once, then only bound.

The ORM composes a query in more time than the base takes to answer it, and a sale asks thirty.
What is asked stays written with the ORM, its columns are still converted by it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
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

    def __call__(self, *arguments: Any) -> list[Any]:
        """The rows, as the queryset would give them."""
        with connection.cursor() as curseur:
            self.demander(curseur, arguments)
            return self.lire(curseur)

    def demander(self, curseur: Any, arguments: Sequence[Any]) -> None:
        """Send the statement, whose rows ``lire`` reads from the same cursor."""
        prete = self._prete()
        adaptes = [_adapte(genre, a) for genre, a in zip(self.genres, arguments, strict=True)]
        valeurs = [adaptes[prete.places[v]] if v in prete.places else v for v in prete.valeurs]
        curseur.execute(prete.ordre, valeurs)

    def lire(self, curseur: Any) -> list[Any]:
        prete = self._prete()
        lues: Sequence[tuple] | Iterator = curseur.fetchall()
        if prete.convertisseurs:
            lues = map(tuple, prete.compilateur.apply_converters(lues, prete.convertisseurs))
        return list(lues)

    def _prete(self) -> _Prete:
        return self.pretes.get(connection.vendor) or self._preparer()

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


class _Noeud(NamedTuple):
    """Where rows read together go: ``relation`` of the row of rank ``porteur``; its columns."""

    porteur: int
    relation: Any
    modele: Any
    colonnes: list[str]


class ObjetsPrets(RequetePrete):
    """The same for whole rows of a model: ``fabrique`` gives a plain queryset of it.

    ``avec``: paths of relations whose rows are read with each, as ``select_related`` does.
    """

    def __init__(
        self,
        modele: type[models.Model],
        fabrique: Callable,
        *genres: type,
        avec: Sequence[str] = (),
    ) -> None:
        self.noeuds = [_Noeud(0, None, modele, colonnes_de(modele))]
        rangs, choisies = {"": 0}, list(self.noeuds[0].colonnes)
        for chemin in avec:
            porteur, _deux, nom = chemin.rpartition("__")
            relation: Any = self.noeuds[rangs[porteur]].modele._meta.get_field(nom)
            autre = relation.related_model
            rangs[chemin] = len(self.noeuds)
            self.noeuds.append(_Noeud(rangs[porteur], relation, autre, colonnes_de(autre)))
            choisies += [f"{chemin}__{colonne}" for colonne in self.noeuds[-1].colonnes]
        super().__init__(lambda *a: fabrique(*a).values_list(*choisies), *genres)

    def lire(self, curseur: Any) -> list[Any]:
        return [self._rangee(valeurs) for valeurs in super().lire(curseur)]

    def premier(self, *arguments: Any) -> Any | None:
        """The first row, None if there is none."""
        return next(iter(self(*arguments)), None)

    def _rangee(self, valeurs: tuple) -> Any:
        rangees: list[Any] = []
        debut = 0
        for porteur, relation, modele, colonnes in self.noeuds:
            siennes = valeurs[debut : (debut := debut + len(colonnes))]
            # The key comes first: without it, nothing is there.
            absente = siennes[0] is None
            rangee = None if absente else modele.from_db(connection.alias, colonnes, siennes)
            if relation and rangees[porteur] is not None:
                relation.set_cached_value(rangees[porteur], rangee)
            rangees.append(rangee)
        return rangees[0]


class ObjetsParmi(ObjetsPrets):
    """The same for the rows whose key is among some: ``fabrique`` is given their ids.

    They are asked by ``PAQUET``: one statement, whatever their number up to there.
    """

    PAQUET = 8

    def __init__(
        self, modele: type[models.Model], fabrique: Callable, *, avec: Sequence[str] = ()
    ) -> None:
        super().__init__(modele, lambda *ids: fabrique(ids), *[int] * self.PAQUET, avec=avec)

    def parmi(self, ids: Iterable[int]) -> list[Any]:
        """The rows of these ids; none is asked, or given, twice."""
        uniques, rangees = sorted(set(ids)), []
        for debut in range(0, len(uniques), self.PAQUET):
            paquet = uniques[debut : debut + self.PAQUET]
            # The last one, again, fills the place of those that are missing.
            rangees += self(*paquet, *paquet[-1:] * (self.PAQUET - len(paquet)))
        return rangees


def lire_ensemble(*demandes: tuple[RequetePrete, *tuple[Any, ...]]) -> list[list[Any]]:
    """What several queries answer, each told with its arguments: sent together."""
    with ExitStack() as pile:
        curseurs = [pile.enter_context(connection.cursor()) for _demande in demandes]
        with sans_attendre():
            for curseur, (requete, *arguments) in zip(curseurs, demandes, strict=True):
                requete.demander(curseur, arguments)
        return [requete.lire(c) for c, (requete, *_) in zip(curseurs, demandes, strict=True)]


@contextmanager
def sans_attendre() -> Iterator[None]:
    """Statements whose answers are not read before the end, sent one behind the other.

    On PostgreSQL none waits for the one before; what the base refuses is raised at the end.
    """
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def colonnes_de(modele: Any) -> list[str]:
    """The columns of a model, as ``from_db`` takes them: its key first."""
    return [champ.attname for champ in modele._meta.concrete_fields]


def _marque(genre: type, rang: int) -> Any:
    if genre is date:
        return _JOURS.replace(year=rang + 1)
    return f"{_MOT}{rang}" if genre is str else _ENTIERS - rang


def _adapte(genre: type, valeur: Any) -> Any:
    return connection.ops.adapt_datefield_value(valeur) if genre is date else valeur
