"""The tables of the tickets of before, and their sums."""

from .cumuls import SOMMEES, CumulLignesReprises, CumulTicketsRepris
from .tickets import LigneReprise, TicketRepris
from .totaux import TotalRepris

__all__ = [
    "SOMMEES",
    "CumulLignesReprises",
    "CumulTicketsRepris",
    "LigneReprise",
    "TicketRepris",
    "TotalRepris",
]
