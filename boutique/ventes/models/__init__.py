"""The tables of sales: tickets, lines, payments, vouchers, and their running sums."""

from .bons_achat import BonAchat
from .commentaires import CommentaireVente
from .cumuls import CumulHeuresDeVente, CumulReglements, CumulTickets, CumulVentes
from .lignes import LigneVente
from .reglements import Reglement
from .ventes import Vente

__all__ = [
    "BonAchat",
    "CommentaireVente",
    "CumulHeuresDeVente",
    "CumulReglements",
    "CumulTickets",
    "CumulVentes",
    "LigneVente",
    "Reglement",
    "Vente",
]
