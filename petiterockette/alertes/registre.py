"""The registry of the kinds of alerts: each is defined once, by the app that can count it.

An app registers its kinds in its own ``alertes.py``, found by Django's autodiscovery. A kind
says what it is, what to do, which right lets one see it, and from which threshold on. Pure.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.apps import apps
from django.utils.translation import ngettext

from petiterockette.mots.mesures import INSECABLE


class Unite(StrEnum):
    """What a threshold counts."""

    POURCENT = "%"
    JOURS = "jours"


class Urgence(StrEnum):
    """How much a kind of alert presses, most first."""

    VITE = "1"
    BIENTOT = "2"
    A_SAVOIR = "3"


@dataclass(frozen=True)
class Seuil:
    """The value from which a kind alerts; ``dit`` says it, its value in place of ``%s``."""

    unite: Unite
    defaut: int
    mini: int
    maxi: int
    dit: Any

    def en_mots(self, valeur: int) -> str:
        """« un écart de plus de 5 % », « 30 jours avant la fin »."""
        return str(self.dit) % self.ecrit(valeur)

    def ecrit(self, valeur: int) -> str:
        """« 5 % », « 30 jours »."""
        if self.unite == Unite.POURCENT:
            return f"{valeur}{INSECABLE}%"
        return ngettext("%(n)d jour", "%(n)d jours", valeur) % {"n": valeur}


@dataclass(frozen=True)
class Remede:
    """A button: its words, its drawing, its address."""

    nom: str
    pictogramme: str
    url: str


@dataclass(frozen=True)
class Trouvaille:
    """Something to look at. ``cle`` names it among its kind, the same from one day to the next.

    ``lieu``: id of the site, None for what is the whole association's. ``depuis``: since
    when it is so, or until when it may last for what is about to end. ``pole``: the code of the
    one it is of, where the right of its kind is held pole by pole; empty: anybody's.
    """

    cle: str
    lieu: int | None
    phrase: str
    depuis: date
    remedes: tuple[Remede, ...] = ()
    pole: str = ""


# From the day and the threshold in force, what is to be looked at, at every site.
Chercher = Callable[[date, int], Iterable[Trouvaille]]


@dataclass(frozen=True)
class Genre:
    """A kind of alert. ``seuil`` None: it alerts as soon as the thing is so. ``reste``: nobody
    puts it aside, since whoever it is about might. ``comptoirs``: URL names of the gestures of
    counters that may settle it."""

    code: str
    nom: Any
    definition: Any
    que_faire: Any
    pictogramme: str
    droit: str
    urgence: Urgence
    chercher: Chercher
    seuil: Seuil | None = None
    reste: bool = False
    comptoirs: tuple[str, ...] = ()

    @cached_property
    def adresses(self) -> str:
        """The namespace of the pages whose gestures may settle it: « boutique », « velo ».

        It is the label of the app that looks for it; an app whose pages are named under another
        says which: its ``AppConfig.adresses``.
        """
        chercher = getattr(self.chercher, "func", self.chercher)
        configuration = apps.get_containing_app_config(chercher.__module__)
        return getattr(configuration, "adresses", configuration.label) if configuration else ""


GENRES: dict[str, Genre] = {}


def inscrire(*genres: Genre) -> None:
    """Add kinds of alerts. Raises ``ValueError``: no kind has two definitions."""
    for genre in genres:
        if genre.code in GENRES:
            raise ValueError(genre.code)
        GENRES[genre.code] = genre
