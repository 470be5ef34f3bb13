"""The till's tables; importers never notice how they are split."""

from .activites import Activite, Regime, RegimeTVA
from .articles import Article, Operation, Public
from .caisses import Caisse, Comptage, MouvementEspeces, Place, Serie, Session
from .enlevements import Enlevement
from .moyens import BonAchat, Moyen
from .plafonds import PlafondRemboursement
from .remises import ChequeRemis, EtapeRemise, RemiseBanque
from .ventes import CommentaireVente, LigneVente, Reglement, Remis, Vente

__all__ = [
    "Activite",
    "Article",
    "BonAchat",
    "Caisse",
    "ChequeRemis",
    "CommentaireVente",
    "Comptage",
    "Enlevement",
    "EtapeRemise",
    "LigneVente",
    "MouvementEspeces",
    "Moyen",
    "Operation",
    "Place",
    "PlafondRemboursement",
    "Public",
    "Regime",
    "RegimeTVA",
    "Reglement",
    "Remis",
    "RemiseBanque",
    "Serie",
    "Session",
    "Vente",
]
