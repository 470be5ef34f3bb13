"""« Aller à… »: what one finds by its name, whatever the page. Pure, so that every app can add
what it knows before models load."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.chercher import PETITS
from petiterockette.mots.francais import majuscule
from petiterockette.mots.monnaie import MontantIllisible, lire_euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.mots import mots_de
from petiterockette.temps.moments import lire_le_moment
from petiterockette.temps.raccourcis import Raccourci

PAR_GROUPE, PAR_NUMERO = 3, 6
MOTS_MAX = 6
# « le mois dernier », « samedi 12 octobre 2025 ».
MOTS_DU_MOMENT = 4
# « 18,00 », « 18.50 », « 18 € »: what tells an amount from a number.
_MONTANT = re.compile(r"[\d\s]+(?:[.,]\d{1,2}\s*(?:€|euros?)?|\s*(?:€|euros?))", re.IGNORECASE)
_EN_EUROS = re.compile(r"\s*(?:€|euros?)$", re.IGNORECASE)
_DEVANT_UN_NUMERO = {"n", "no", "numero", "bon", "depot", "sortie"}


class Genre(StrEnum):
    """The kinds of things found, in the order in which they are shown."""

    MOMENTS = "moments"
    PAGES = "pages"
    GESTES = "gestes"
    ARTICLES = "articles"
    SEANCES = "seances"
    PERSONNES = "personnes"
    DENREES = "denrees"
    TICKETS = "tickets"
    OBJETS = "objets"


TITRES: dict[Genre, Any] = {
    Genre.MOMENTS: _("Ce jour, ce mois"),
    Genre.PAGES: _("Pages"),
    Genre.GESTES: _("Ce que l’on fait"),
    Genre.ARTICLES: _("Articles"),
    Genre.SEANCES: _("Séances"),
    Genre.PERSONNES: _("Personnes"),
    Genre.DENREES: _("Denrées"),
    Genre.TICKETS: _("Tickets et bons"),
    Genre.OBJETS: _("Objets"),
}


@dataclass(frozen=True)
class Saisie:
    """The words typed in « Aller à… »: as they were, and without case, accents or punctuation."""

    texte: str
    mots: tuple[str, ...]

    @cached_property
    def dits(self) -> tuple[str, ...]:
        """The words typed without those that only tie them: « corriger un dépôt »."""
        return tuple(mot for mot in self.mots if mot not in PETITS) or self.mots

    @cached_property
    def moment(self) -> Raccourci | None:
        """The day or the month that it says."""
        return lire_le_moment(self.texte, timezone.localdate())

    @cached_property
    def montant_cts(self) -> int | None:
        """The amount that it says, in cents: « 18,00 », « 18 € »."""
        if not _MONTANT.fullmatch(self.texte):
            return None
        try:
            return lire_euros(_EN_EUROS.sub("", self.texte))
        except MontantIllisible:
            return None

    @cached_property
    def coupee(self) -> tuple[tuple[str, ...], Raccourci | None]:
        """What it is about, and the day or the month beside it: « taux octobre »."""
        dits = self.texte.split()
        for n in range(min(MOTS_DU_MOMENT, len(dits) - 1), 0, -1):
            for mots, reste in ((dits[-n:], dits[:-n]), (dits[:n], dits[n:])):
                if moment := lire_le_moment(" ".join(mots), timezone.localdate()):
                    sujet = tuple(m for m in mots_de(" ".join(reste)) if m not in PETITS)
                    return sujet, moment
        return self.dits, None

    @property
    def moment_dit(self) -> Raccourci | None:
        """The day or the month that the words say, alone or beside what they are about."""
        return self.moment or self.coupee[1]

    @property
    def sujets(self) -> list[tuple[str, ...]]:
        """The words to look for: all of them, then those beside the moment."""
        return [self.dits, self.coupee[0]] if self.coupee[1] and self.coupee[0] else [self.dits]

    @property
    def precise(self) -> bool:
        """Whether a date or an amount was typed in figures, and no words to look for."""
        chiffres = any(mot[0].isdigit() for mot in self.mots)
        return self.montant_cts is not None or (self.moment is not None and chiffres)

    @property
    def numero(self) -> int | None:
        """The number that it says, whatever it calls it: « nº 1 234 », « bon 12 »."""
        if self.precise or "-" in self.texte:
            return None
        return numero_lu("".join(mot for mot in self.mots if mot not in _DEVANT_UN_NUMERO))

    @property
    def par_groupe(self) -> int:
        """How many are shown of a kind; a number is borne by a bon and by a ticket of each till."""
        return PAR_GROUPE if self.numero is None else PAR_NUMERO

    @property
    def cherche(self) -> bool:
        """Whether there is enough to look for: a figure, or two letters."""
        return any(m.isdigit() or len(m) > 1 for m in self.mots)


@dataclass(frozen=True)
class Trouve:
    """Something found. ``texte``: a few words that tell it from the next; ``jour``: when it was
    written, for what is shown newest first; ``mots``: what people also call it."""

    nom: str
    url: str
    pictogramme: str
    texte: str = ""
    jour: date | None = None
    mots: Any = ""


@dataclass(frozen=True)
class ListeComplete:
    """The whole list where a search goes on.

    ``fouille``: what was looked through here, where that is not all of it (« depuis un mois »).
    """

    nom: Any
    url: str
    fouille: Any = ""


@dataclass(frozen=True)
class Groupe:
    """The things found under a title. ``liste``: where the rest is, if anything may be left."""

    titre: Any
    trouves: list[Trouve]
    liste: ListeComplete | None = None


@dataclass(frozen=True)
class SourceDeRecherche:
    """What an app finds, for whoever holds ``droit``: a query at most, the likeliest first.

    ``precise``: it reads dates and amounts too. ``liste``: its own list, with the same search.
    """

    genre: Genre
    droit: str | None
    chercher: Callable[[HttpRequest, Saisie], Iterable[Trouve]]
    precise: bool = False
    liste: Callable[[Saisie], ListeComplete | None] | None = None


SOURCES: list[SourceDeRecherche] = []


def lire(texte: str) -> Saisie:
    """What was typed, words beyond six left out."""
    dit = " ".join(texte.split())[:80]
    return Saisie(dit, tuple(mots_de(dit))[:MOTS_MAX])


def trouver(request: HttpRequest, saisie: Saisie) -> tuple[list[Groupe], list[ListeComplete]]:
    """What was found, group by group, only what this reader may open; then the lists that were
    looked through in part, where nothing was found."""
    if not saisie.cherche:
        return [], []
    groupes, ailleurs = [], []
    for genre in Genre:
        sources = [s for s in SOURCES if s.genre == genre and _sert(s, request, saisie)]
        trouves = [t for s in sources for t in s.chercher(request, saisie)]
        listes = [liste for s in sources if s.liste and (liste := s.liste(saisie))]
        ailleurs += [liste for liste in listes if liste.fouille]
        if trouves:
            groupes.append(_groupe(genre, saisie, trouves, listes))
    return groupes, [] if groupes else ailleurs


def _sert(source: SourceDeRecherche, request: HttpRequest, saisie: Saisie) -> bool:
    if saisie.precise and not source.precise:
        return False
    return source.droit is None or request.user.has_perm(source.droit)


def du_sujet(saisie: Saisie, trouves: list[Trouve]) -> list[Trouve]:
    """The things of a day or a month that were asked of it: all of them where nothing was."""
    if saisie.moment:
        return trouves
    demandes = [
        t for t in trouves if tous_dits(saisie.coupee[0], mots_de(t.nom, t.texte, str(t.mots)))
    ]
    return demandes or trouves


def tous_dits(voulus: tuple[str, ...], mots: list[str]) -> bool:
    """Whether each word of ``voulus`` begins one of ``mots``."""
    return bool(voulus) and all(any(mot.startswith(voulu) for mot in mots) for voulu in voulus)


def _groupe(
    genre: Genre, saisie: Saisie, trouves: list[Trouve], listes: list[ListeComplete]
) -> Groupe:
    """A group as shown: the rows written last first, a few of them; of a day, all that it holds."""
    if genre == Genre.MOMENTS and saisie.moment_dit:
        return Groupe(majuscule(saisie.moment_dit.nom), du_sujet(saisie, trouves))
    trouves.sort(key=lambda t: t.jour or date.min, reverse=True)
    reste = [s for s in listes if s.fouille or len(trouves) >= PAR_GROUPE]
    return Groupe(TITRES[genre], trouves[: saisie.par_groupe], reste[0] if reste else None)
