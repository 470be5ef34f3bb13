"""People of the directory who look alike, and may be one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import PasDoublon, Personne
from .mots import chiffres_du_telephone, mots_de

DOUBLONS_MAX = 50
# What a likeness is seen in.
_LUES = ("pk", "prenom", "nom", "courriel", "telephone")


@dataclass(frozen=True)
class Doublon:
    """Two people who may be one, the older number first, and why."""

    une: Personne
    autre: Personne
    raisons: tuple[Any, ...]


def doublons() -> list[Doublon]:
    """The pairs that look alike and were not put aside; three queries for the whole directory, of
    which only those who are shown are read whole."""
    connues = Personne.objects.connues().filter(mots__isnull=False).order_by().distinct()
    annuaire = list(connues.values_list(*_LUES, named=True))
    ecartes = set(PasDoublon.objects.values_list("une", "autre"))
    raisons: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for dit, cle in _RESSEMBLANCES:
        for groupe in _groupes(annuaire, cle):
            for paire in _paires(groupe):
                if paire not in ecartes:
                    raisons[paire].append(dit)
    paires = sorted(raisons.items())[:DOUBLONS_MAX]
    montrees = Personne.objects.in_bulk({pk for paire, _dits in paires for pk in paire})
    return [Doublon(montrees[une], montrees[autre], tuple(dits)) for (une, autre), dits in paires]


def cles_de(personne: Personne) -> list[tuple[int, Any]]:
    """By what somebody, written down or not, looks like others: pairs (rank in ``RAISONS``, key).

    Two people who share one may be the same.
    """
    cles = ((rang, cle(personne)) for rang, (_dit, cle) in enumerate(_RESSEMBLANCES))
    return [(rang, valeur) for rang, valeur in cles if valeur]


def _nom_entier(personne: Any) -> Any:
    """The words of a full name, in any order; a first name alone is common to many."""
    mots = mots_de(personne.prenom, personne.nom)
    return tuple(sorted(mots)) if len(mots) > 1 else None


_RESSEMBLANCES = (
    (_("même nom"), _nom_entier),
    (_("même courriel"), lambda p: p.courriel.casefold()),
    (_("même téléphone"), lambda p: chiffres_du_telephone(p.telephone)),
)
RAISONS = tuple(dit for dit, _cle in _RESSEMBLANCES)


def _groupes(personnes: Iterable[Any], cle: Any) -> Iterator[list[int]]:
    par_cle: dict[Any, list[int]] = defaultdict(list)
    for personne in personnes:
        if valeur := cle(personne):
            par_cle[valeur].append(personne.pk)
    yield from (groupe for groupe in par_cle.values() if len(groupe) > 1)


def _paires(groupe: list[int]) -> Iterator[tuple[int, int]]:
    """Every pair of a group: once two people are put aside, the others still look alike."""
    return combinations(sorted(groupe), 2)
