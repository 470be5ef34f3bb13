"""The tables of the tickets of before, and their sums."""

from .cumuls import CumulLignesReprises, CumulTicketsRepris
from .tickets import LigneReprise, TicketRepris
from .totaux import TotalRepris

__all__ = [
    "CumulLignesReprises",
    "CumulTicketsRepris",
    "LigneReprise",
    "TicketRepris",
    "TotalRepris",
]
