"""The registry of what `manage.py demo` tells; each app registers its own chapter.

An app's chapter lives in its ``demo.py`` (or package), found by Django's autodiscovery in
the order of the layers: a lower one has told its days before an upper one begins.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

# What the association says of itself in public (its own lists of 2017); its telephone is one of
# those that ring nowhere, and what it does not say stays to be filled in.
ASSOCIATION: dict[str, Any] = {
    "nom": "La Petite Rockette",
    "adresse": "125 rue du Chemin-Vert, 75011 Paris",
    "siret": "50882247500010",
    "telephone": "01 99 00 11 25",
    # The specimen that banks print: its key holds, it is nobody's account.
    "iban": "FR76 3000 6000 0112 3456 7890 189",
}


@dataclass(frozen=True)
class Histoire:
    """What tells a demo base from another: its seed and its first day."""

    graine: int
    debut: date


class Chapitre:
    """What an app adds to a demo base. Each method runs in a transaction; all may do nothing."""

    def fonder(self, histoire: Histoire) -> None:
        """Write what stands before the first day: sites, people, lists."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        """Write whole days, ``au`` included; the first may have had its morning told."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        """Write what has happened of a day that is not over; nothing later than ``maintenant``.

        Called again, adds nothing: the next day tells the rest.
        """


CHAPITRES: list[Chapitre] = []
