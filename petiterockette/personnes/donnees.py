"""What the product holds of people: declared by each app in its own ``donnees.py``.

Found by Django's autodiscovery. One declaration a table says what is held and why, until when,
and which columns hold it; export, erasure and the register of processing read nothing else. A
column of words that holds nothing of anybody is exempted, with its reason: a test refuses one
that is neither.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.temps.dates import ans_apres

# A person who is there for good: in a team, with an account.
TOUJOURS = date.max


class Base(StrEnum):
    """The legal basis of what is held."""

    CONTRAT = "contrat"
    CONSENTEMENT = "consentement"
    INTERET = "interet"
    OBLIGATION = "obligation"

    @property
    def libelle(self) -> Any:
        return _BASES[self]


_BASES = {
    Base.CONTRAT: _("contrat"),
    Base.CONSENTEMENT: _("consentement"),
    Base.INTERET: _("intérêt légitime"),
    Base.OBLIGATION: _("obligation légale"),
}


@dataclass(frozen=True)
class Retenue:
    """What the law keeps: why, how many years, from the day of which column.

    ``depuis``: a column of dates or moments, joined if need be (« bon__jour »).
    """

    raison: Any
    ans: int
    depuis: str


# Numbers of people, in hand or as the question that finds them.
Numeros = Collection[int] | models.QuerySet
# From numbers of people, until which day each is still needed; nothing for the others.
Conservation = Callable[[Numeros], dict[int, date]]


@dataclass(frozen=True)
class Donnee:
    """What one table holds of people.

    ``personnes``: columns (joined if need be) with the number of whom a row is about;
    ``signatures``: with the number of who did it: counted in an export, never touched.
    ``identite``: columns emptied whole when the row is of the person, by its number or because
    they name them; ``textes``: free words, where only what names the person is struck out.
    ``montre``: what else an export shows of a row. ``retenue``: rows that the law keeps, as
    they are. ``conservation``: until when the person is needed here. ``oublier``: what else goes
    with the person, from their numbers; returns how many rows. ``vider``: how rows are emptied,
    from their keys, where blanking ``identite`` is not enough. ``fichiers``: columns of files that
    somebody sent, thrown away whole at their term: they are not looked through.
    """

    modele: str
    nom: Any
    finalite: Any
    base: Base
    duree: Any
    personnes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    identite: tuple[str, ...] = ()
    textes: tuple[str, ...] = ()
    montre: tuple[str, ...] = ()
    retenue: Retenue | None = None
    conservation: Conservation | None = None
    oublier: Callable[[Collection[int]], int] | None = None
    vider: Callable[[list[Any]], None] | None = None
    fichiers: tuple[str, ...] = ()

    @property
    def table(self) -> type[models.Model]:
        return apps.get_model(self.modele)

    @property
    def mots(self) -> tuple[str, ...]:
        """The columns where somebody may be named."""
        return (*self.identite, *self.textes)

    def des(self, numeros: Collection[int]) -> models.QuerySet:
        """The rows that are about these people."""
        return self._qui_portent(self.personnes, numeros)

    def signees_par(self, numeros: Collection[int]) -> models.QuerySet:
        """The rows of what these people did."""
        return self._qui_portent(self.signatures, numeros)

    def sous_un_numero(self, numeros: Collection[int]) -> models.QuerySet:
        """The rows that hold the number of one of these people, whatever for."""
        return self._qui_portent((*self.personnes, *self.signatures), numeros)

    def _qui_portent(self, colonnes: Sequence[str], numeros: Collection[int]) -> models.QuerySet:
        if not colonnes:
            return self.table._default_manager.none()
        dit = Q()
        for colonne in colonnes:
            dit |= Q(**{f"{colonne}__in": list(numeros)})
        return self.table._default_manager.filter(dit)


DONNEES: list[Donnee] = []
# « app.Modele.champ » → why it holds nothing of anybody.
EXEMPTES: dict[str, Any] = {}


def declarer(*donnees: Donnee) -> None:
    """Add what tables hold. Raises ``ValueError``: a column of words is declared once."""
    for donnee in donnees:
        deja = {c for d in DONNEES if d.modele == donnee.modele for c in d.mots}
        if deja.intersection(donnee.mots):
            raise ValueError(donnee.modele)
        DONNEES.append(donnee)


def exempter(raison: Any, *champs: str) -> None:
    """Say why columns hold nothing of anybody: « app.Modele.champ »."""
    for champ in champs:
        if champ in EXEMPTES:
            raise ValueError(champ)
        EXEMPTES[champ] = raison


def conservee_depuis(modele: str, personne: str, jour: str, *, ans: int) -> Conservation:
    """People needed until ``ans`` years after the last day of rows that are about them."""

    def garder(numeros: Numeros) -> dict[int, date]:
        lignes = (
            apps.get_model(modele)
            ._default_manager.filter(**{f"{personne}__in": numeros})
            .values(personne)
            .annotate(dernier=Max(jour))
            .values_list(personne, "dernier")
            .order_by()
        )
        return {n: ans_apres(jour_de(dernier), ans) for n, dernier in lignes if dernier}

    return garder


def conservee_tant_que(modele: str, personne: str, condition: Callable[[], Q]) -> Conservation:
    """People needed as long as a row about them answers a condition, asked each time."""

    def garder(numeros: Numeros) -> dict[int, date]:
        rangees = apps.get_model(modele)._default_manager.filter(
            condition(), **{f"{personne}__in": numeros}
        )
        return dict.fromkeys(rangees.values_list(personne, flat=True).order_by(), TOUJOURS)

    return garder


def la_plus_longue(*gardes: Conservation) -> Conservation:
    """People needed until the latest of what several rules say."""

    def garder(numeros: Numeros) -> dict[int, date]:
        derniers: dict[int, date] = {}
        for conservation in gardes:
            for numero, jour in conservation(numeros).items():
                derniers[numero] = max(jour, derniers.get(numero, jour))
        return derniers

    return garder


def jour_de(moment: Any) -> date:
    """The day, in Paris, of a date or of a moment."""
    return timezone.localdate(moment) if hasattr(moment, "hour") else moment
