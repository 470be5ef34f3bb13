"""The tables of the tills and of those who hold them."""

from .caisses import Caisse, Serie, Session
from .emetteurs import Emetteur
from .presences import Presence

__all__ = ["Caisse", "Emetteur", "Presence", "Serie", "Session"]
