"""« Aller à… »: what one finds by its name, whatever the page. Pure, so that every app can add
what it knows before models load."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petiterockette.numeros import numero_lu
from petiterockette.personnes.mots import mots_de

PAR_GROUPE = 3
MOTS_MAX = 6
_DEVANT_UN_NUMERO = {"n", "no", "numero", "bon", "depot", "sortie"}


class Genre(StrEnum):
    """What is found, in the order in which it is shown."""

    PAGES = "pages"
    ARTICLES = "articles"
    SEANCES = "seances"
    PERSONNES = "personnes"
    TICKETS = "tickets"
    OBJETS = "objets"


TITRES: dict[Genre, Any] = {
    Genre.PAGES: _("Pages"),
    Genre.ARTICLES: _("Articles"),
    Genre.SEANCES: _("Séances"),
    Genre.PERSONNES: _("Personnes"),
    Genre.TICKETS: _("Tickets et bons"),
    Genre.OBJETS: _("Objets"),
}


@dataclass(frozen=True)
class Saisie:
    """What was typed: as it was, and its words without case, accents or punctuation."""

    texte: str
    mots: tuple[str, ...]

    @property
    def numero(self) -> int | None:
        """The number that it says, whatever it calls it: « nº 1 234 », « bon 12 »."""
        dits = [mot for mot in self.mots if mot not in _DEVANT_UN_NUMERO]
        return numero_lu("".join(dits)) if "-" not in self.texte else None

    @property
    def cherche(self) -> bool:
        """Whether there is enough to look for: a figure, or two letters."""
        return any(m.isdigit() or len(m) > 1 for m in self.mots)


@dataclass(frozen=True)
class Trouve:
    """Something found. ``texte``: a few words that tell it from the next."""

    nom: str
    url: str
    pictogramme: str
    texte: str = ""


@dataclass(frozen=True)
class Source:
    """What an app finds, for whoever holds ``droit``: a query at most, the likeliest first."""

    genre: Genre
    droit: str | None
    chercher: Callable[[HttpRequest, Saisie], Iterable[Trouve]]


SOURCES: list[Source] = []


def lire(texte: str) -> Saisie:
    """What was typed, words beyond six left out."""
    dit = " ".join(texte.split())[:80]
    return Saisie(dit, tuple(mots_de(dit))[:MOTS_MAX])


def trouver(request: HttpRequest, saisie: Saisie) -> list[tuple[Any, list[Trouve]]]:
    """Pairs (title, what was found), three each at most, only what this reader may open."""
    if not saisie.cherche:
        return []
    par_genre: dict[Genre, list[Trouve]] = {genre: [] for genre in Genre}
    for source in SOURCES:
        if source.droit is None or request.user.has_perm(source.droit):
            par_genre[source.genre].extend(source.chercher(request, saisie))
    return [
        (TITRES[genre], trouves[:PAR_GROUPE]) for genre, trouves in par_genre.items() if trouves
    ]
