"""The registry of what is learned at each counter: how it works, and a first day of five gestures.

Each app that has a counter declares its own; the page of who trained, the strip of the first day
and the « ? » of every counter read nothing else.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Longer than anybody hesitates before the next gesture: whoever opens it then comes anew.
UNE_FOIS = timedelta(minutes=15)


class Fait(NamedTuple):
    """Somebody did a gesture of the first day in training: its code, the last time."""

    personne: int
    code: str
    le: datetime


class Scene(NamedTuple):
    """A step of the picture: ``forme`` is « balance », « tuile » or « bouton »."""

    forme: str
    pictogramme: str = ""


@dataclass(frozen=True)
class GesteAApprendre:
    """One of the five: ``mots``, pairs (pictogram, short word), are all that is read of it.

    ``vu``: whether what was posted shows it.
    """

    code: str
    mots: tuple[tuple[str, Any], ...]
    vu: Callable[[Any], bool] = lambda _lu: False


# From people (None: everybody) and sites (None: all), what was done in training.
Faits = Callable[[Collection[int] | None, Collection[int] | None], Iterable[Fait]]


@dataclass(frozen=True)
class Parcours:
    """A counter to be learned; ``vrai`` and ``ecole`` are the names of its two pages."""

    poste: str
    nom: Any
    droit: str
    vrai: str
    ecole: str
    phrases: tuple[Any, Any, Any]
    scenes: tuple[Scene, Scene, Scene]
    gestes: tuple[GesteAApprendre, ...]
    faits: Faits


PARCOURS: dict[str, Parcours] = {}


def declarer(parcours: Parcours) -> None:
    PARCOURS[parcours.poste] = parcours


class GesteAppris(NamedTuple):
    """A gesture of somebody's first day, and whether it was done."""

    geste: GesteAApprendre
    faite: bool


@dataclass(frozen=True)
class PremierJour:
    """Where somebody (``personne``; None: nobody is named yet) stands at a counter: five
    gestures, those that are done, the next one. ``dernier``: when the last one was done."""

    parcours: Parcours
    personne: int | None
    etapes: Sequence[GesteAppris]
    dernier: datetime | None

    @property
    def faites(self) -> int:
        return sum(etape.faite for etape in self.etapes)

    @property
    def suivante(self) -> GesteAApprendre | None:
        return next((etape.geste for etape in self.etapes if not etape.faite), None)

    @property
    def fait_avant(self) -> bool:
        """Whether the first day was ended another time, maybe by another under the same name."""
        if self.suivante is not None or self.dernier is None:
            return False
        return self.dernier < timezone.now() - UNE_FOIS


def premier_jour(
    parcours: Parcours, personne: int | None, depuis: datetime | None = None
) -> PremierJour:
    """The first day of a person at a counter, since they began it (None: since ever)."""
    connus = parcours.faits([personne], None) if personne else ()
    quand: dict[str, datetime] = {}
    for fait in connus:
        if depuis is None or fait.le >= depuis:
            quand[fait.code] = max(fait.le, quand.get(fait.code, fait.le))
    etapes = [GesteAppris(geste, geste.code in quand) for geste in parcours.gestes]
    return PremierJour(parcours, personne, etapes, max(quand.values(), default=None))


class Poste(models.TextChoices):
    """A counter that has its training here; the till's is its own."""

    APPORT = "apport", _("comptoir d’apport")
    TRI = "tri", _("tri")
    QUAI = "quai", _("sorties")
