"""The words of before: what each means here, decided once, proposed where it is nearly sure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.utils.translation import ngettext

from petiterockette.mots.chercher import plier
from petiterockette.mots.mesures import nombre

from .models import Mot

# How near a word must be to be proposed: 1 is the same.
PROCHE = 0.75
# Beyond so many words that nobody decided, what is near is no longer looked for: a column of
# remarks is no list.
PROPOSES_MAX = 500


@dataclass(frozen=True)
class Liste:
    """A list that words of before are looked for in: ``choix``, code of a row → its name.

    ``synonymes``: folded word → code, where the trade says it otherwise; ``doutes``: those of
    them that a person must confirm.
    """

    nom: Any
    choix: Mapping[str, str]
    synonymes: Mapping[str, str] = field(default_factory=dict)
    doutes: Mapping[str, Any] = field(default_factory=dict)

    def sure(self, mot: str) -> str:
        """The code that a folded word names without a doubt; empty where it names none."""
        if mot in self.doutes:
            return ""
        return self._noms.get(mot) or self.synonymes.get(mot, "")

    def proposee(self, mot: str) -> str:
        """The code of the nearest row; empty where none is near."""
        if connu := self._noms.get(mot) or self.synonymes.get(mot):
            return connu
        noms = {**self.synonymes, **self._noms}
        proches = get_close_matches(mot, noms, n=1, cutoff=PROCHE)
        if proches:
            return noms[proches[0]]
        siens = _grands(mot)
        return next((code for nom, code in noms.items() if siens & _grands(nom)), "")

    @cached_property
    def _noms(self) -> dict[str, str]:
        codes = {plier(code): code for code in self.choix}
        return codes | {plier(nom): code for code, nom in self.choix.items()}


# Code of a list → the list.
Listes = Mapping[str, Liste]


def _grands(mot: str) -> set[str]:
    """The words that say something: four letters at least."""
    return {m for m in mot.split() if len(m) >= 4}


@dataclass
class MotVu:
    """A word of before as a file uses it: how much it carries, in how many rows, which years.

    ``valeur``: code of what it names, decided or proposed; empty: left out, or nothing is near.
    ``montant``: an integer (grams, cents…), that ``dire`` puts into words.
    ``est_dit``: somebody decided it; else it is decided only where it is sure.
    """

    liste: str
    mot: str
    dit: str
    valeur: str = ""
    est_decide: bool = False
    est_dit: bool = False
    pourquoi: Any = ""
    dire: Callable[[int], str] | None = None
    montant: int = 0
    lignes: int = 0
    annees: set[int] = field(default_factory=set)

    @property
    def cle(self) -> str:
        return f"{self.liste}:{self.mot}"

    @property
    def porte(self) -> str:
        """« 12,4 kg », or « 3 lignes » where it carries no amount."""
        if self.dire and self.montant:
            return self.dire(self.montant)
        return ngettext("%(n)s ligne", "%(n)s lignes", self.lignes) % {"n": nombre(self.lignes)}

    @property
    def annees_dites(self) -> str:
        """« 2019–2026 », « 2020 », or nothing."""
        if not self.annees:
            return ""
        premiere, derniere = min(self.annees), max(self.annees)
        return str(premiere) if premiere == derniere else f"{premiere}–{derniere}"


class Mots:
    """The words of a file, each decided, or proposed, once. ``dire``: what they carry, in words."""

    def __init__(self, listes: Listes, dire: Callable[[int], str] | None = None) -> None:
        self.listes, self._dire = listes, dire
        decides = Mot.objects.filter(liste__in=listes.keys()).values_list("liste", "mot", "valeur")
        self._decides = {(liste, mot): valeur for liste, mot, valeur in decides}
        self.vus: dict[tuple[str, str], MotVu] = {}
        self._indecis = 0

    def voir(self, liste: str, dit: str) -> MotVu:
        """The word, read for the first time or again."""
        mot = plier(dit)[:200] or dit[:200]
        if (liste, mot) not in self.vus:
            self.vus[liste, mot] = self._lire(liste, mot, dit)
        return self.vus[liste, mot]

    def _lire(self, liste: str, mot: str, dit: str) -> MotVu:
        la, vu = self.listes[liste], MotVu(liste, mot, dit[:200], dire=self._dire)
        decide = self._decides.get((liste, mot))
        # What was decided may name a row that is no more.
        if decide is not None and (not decide or decide in la.choix):
            vu.valeur, vu.est_decide, vu.est_dit = decide, True, True
        elif sure := la.sure(mot):
            vu.valeur, vu.est_decide = sure, True
        else:
            self._indecis += 1
            vu.valeur = la.proposee(mot) if self._indecis <= PROPOSES_MAX else ""
            vu.pourquoi = la.doutes.get(mot, "")
        return vu
