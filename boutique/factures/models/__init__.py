"""The tables of the invoices, and of who may read them."""

from .factures import Facture, LigneFacture, PaiementFacture
from .ouvertures import OuvertureFactures

__all__ = ["Facture", "LigneFacture", "OuvertureFactures", "PaiementFacture"]
