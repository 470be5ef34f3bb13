"""What a check is: a question asked of the installation, and its answer as people read it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.conf import settings

from petiterockette.alertes.registre import Seuil


class Etat(StrEnum):
    """How a thing is, the worst first."""

    EN_PANNE = "0"
    A_REGARDER = "1"
    BIEN = "2"
    # Nothing was asked to be watched: it says so, and alerts nobody.
    PAS_SUIVI = "3"


@dataclass(frozen=True)
class Verdict:
    """What a check found. ``cle``: which of its things it is about; ``depuis``: since when."""

    etat: Etat
    phrase: str
    cle: str = ""
    depuis: date | None = None

    @property
    def alerte(self) -> bool:
        return self.etat in (Etat.EN_PANNE, Etat.A_REGARDER)


def bien(phrase: str) -> list[Verdict]:
    return [Verdict(Etat.BIEN, phrase)]


# From the hour and the threshold in force: what was found, one at least.
Regarder = Callable[[datetime, int], list[Verdict]]


@dataclass(frozen=True)
class Controle:
    """A check. ``code`` names it for good, and its alert; ``que_faire``: when it is not well.

    ``url``: the page where its gesture is, if it is another than « Santé ».
    """

    code: str
    nom: Any
    pictogramme: str
    definition: Any
    que_faire: Any
    regarder: Regarder
    seuil: Seuil | None = None
    url: str = "sante:sante"


@dataclass(frozen=True)
class Constat:
    """A check and what it found, the worst first."""

    controle: Controle
    verdicts: list[Verdict]

    @property
    def etat(self) -> Etat:
        return self.verdicts[0].etat

    @property
    def bien(self) -> bool:
        return self.etat == Etat.BIEN

    @property
    def alerte(self) -> bool:
        return self.verdicts[0].alerte


def constater(
    controles: Iterable[Controle], maintenant: datetime, seuils: Mapping[str, int]
) -> list[Constat]:
    """What each check finds now, those that are not well first; ``seuils``: those in force."""
    constats = [
        Constat(
            controle,
            sorted(
                controle.regarder(maintenant, seuils.get(controle.code, 0)), key=lambda v: v.etat
            ),
        )
        for controle in controles
    ]
    return sorted(constats, key=lambda constat: constat.etat)


def sert_pour_de_bon() -> bool:
    """Whether people work here, over TLS: what a trial lacks alerts nobody."""
    return bool(settings.HTTPS) and not settings.DEMO
