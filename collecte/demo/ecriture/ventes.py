"""Who sells what the story takes off the shelf, where an upper app has a till there."""

from datetime import date
from typing import Protocol

from petiterockette.demonstration import Histoire

from ..recit.gestes import Vendre
from .ecrivain import Ecrivain


class Venue(Protocol):
    """A seller at work on a lot of days."""

    def prend(self, vente: Vendre) -> bool:
        """Whether it sells this itself; it is not written as sold outside any till then."""

    def finir_le_jour(self, jour: date) -> None:
        """Write the day, once all its gestures are."""

    def finir(self) -> None:
        """Write what needs the rows of the lot, which are in the base now."""


class Vendeur(Protocol):
    """What an upper app adds to ``VENDEURS``."""

    def venir(self, histoire: Histoire, ecrivain: Ecrivain) -> Venue:
        """Come to work on a lot of days."""


VENDEURS: list[Vendeur] = []
