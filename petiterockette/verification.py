"""The registry of what `manage.py verifier` walks through; each app registers its own.

An app's checks live in its ``verifications.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, wraps
from typing import Any

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Constat:
    """Something found: an anomaly (the books disagree) or a notice (worth a look)."""

    phrase: str
    anomalie: bool = True


# Below every number that a base may give, and those that somebody put in by hand.
AVANT_TOUT = -(2**63)


@dataclass(frozen=True)
class Repere:
    """How far the books were found sound, and when: last numbers by table, ranks by chain."""

    le: datetime | None = None
    numeros: Mapping[str, int] = field(default_factory=dict)
    rangs: Mapping[str, int] = field(default_factory=dict)

    @property
    def est_le_debut(self) -> bool:
        return self.le is None

    def apres(self, table: str) -> int:
        """The last number already read of a table (« collecte.bon »)."""
        return self.numeros.get(table, AVANT_TOUT)

    def rang(self, chaine: str) -> int:
        """The last rank already read of a chain; 0: none."""
        return self.rangs.get(chaine, 0)


# Everything is still to be read.
DEBUT = Repere()

# A check that reads only what follows takes a ``Repere``; any other takes nothing.
Verification = Callable[..., Iterator[Constat]]

VERIFICATIONS: list[tuple[str, Verification]] = []
# The quick ones among them, whose anomalies are said as soon as the product starts.
AU_DEMARRAGE: list[Verification] = []
# Name of a check that follows → the tables whose numbers it needs.
SUIVIES: dict[str, tuple[str, ...]] = {}
# What comes of reading a row that is not written as the house writes: a key that its content
# lacks, a list where a number stood, a date that is none.
ILLISIBLE = (LookupError, TypeError, ValueError, AttributeError)


@cache
def trouver_les_verifications() -> None:
    """Have each app register its own: looked for once a process, since most apps have none."""
    autodiscover_modules("verifications")


def verification(
    nom: str, *, au_demarrage: bool = False, suit: tuple[str, ...] | None = None
) -> Callable[[Verification], Verification]:
    """Register a check under a French name; ``au_demarrage``: it is quick, and said at start.

    ``suit``: it may read only what follows a ``Repere``, the argument it is given; these are the
    tables (« collecte.bon ») whose last numbers it asks of it, beside the ranks of chains.

    A row that cannot be read is an anomaly like another: it stops its own check there, never
    those that follow.
    """

    def inscrire(verification: Verification) -> Verification:
        fonction = _jusqu_a_l_illisible(verification)
        VERIFICATIONS.append((nom, fonction))
        if au_demarrage:
            AU_DEMARRAGE.append(fonction)
        if suit is not None:
            SUIVIES[nom] = suit
        return fonction

    return inscrire


def _jusqu_a_l_illisible(verification: Verification) -> Verification:
    @wraps(verification)
    def fonction(*arguments: Any) -> Iterator[Constat]:
        try:
            yield from verification(*arguments)
        except ILLISIBLE as obstacle:
            yield Constat(
                "une rangée n’est plus écrite comme la maison l’écrit "
                f"({type(obstacle).__name__} : {obstacle}) ; ce qui la suit n’a pas été lu"
            )

    return fonction


def ecarts(attendus: Mapping[tuple, int], tenus: Mapping[tuple, int]) -> dict[tuple, int]:
    """Where two sums by key differ, and by how much; a missing key is zero."""
    cles = attendus.keys() | tenus.keys()
    return {cle: d for cle in cles if (d := attendus.get(cle, 0) - tenus.get(cle, 0))}


def comparer(
    nom: str,
    attendus: Mapping[tuple, int],
    tenus: Mapping[tuple, int],
    dire: Callable[[int], str] = str,
) -> Iterator[Constat]:
    """An anomaly for each key whose sums differ; ``dire``: how a difference is written."""
    for cle, ecart in sorted(ecarts(attendus, tenus).items(), key=str):
        yield Constat(f"{nom} {cle} : écart de {dire(ecart)}")
