"""The till's tables; importers never notice how they are split."""

from .activites import Activite, Regime, RegimeTVA
from .archives import Archive
from .articles import Article, Operation, Public
from .bons_achat import BonAchat
from .caisses import Caisse, Serie, Session
from .clotures import Cloture
from .commentaires import CommentaireVente
from .comptabilite import PosteComptable
from .comptages import Comptage
from .cumuls import CumulHeuresDeVente, CumulReglements, CumulTickets, CumulVentes
from .emetteurs import Emetteur
from .enlevements import Enlevement
from .especes import MouvementEspeces, Place
from .etalons import EtalonArticle
from .etiquettes import Etiquetage, LigneTirage, Tirage
from .exercices import EcritureFigee, ExerciceFige
from .factures import Facture, LigneFacture, PaiementFacture
from .lignes import LigneVente
from .manifestations import Manifestation
from .moyens import Moyen
from .ouvertures import OuvertureFactures
from .plafonds import PlafondRemboursement
from .poids import PoidsDuJour
from .presences import Presence
from .reglements import Reglement
from .remis import Remis
from .remises import Cheque, ChequeRemis, EtapeRemise, RemiseBanque
from .ventes import Vente

__all__ = [
    "Activite",
    "Archive",
    "Article",
    "BonAchat",
    "Caisse",
    "Cheque",
    "ChequeRemis",
    "Cloture",
    "CommentaireVente",
    "Comptage",
    "CumulHeuresDeVente",
    "CumulReglements",
    "CumulTickets",
    "CumulVentes",
    "EcritureFigee",
    "Emetteur",
    "Enlevement",
    "EtalonArticle",
    "EtapeRemise",
    "Etiquetage",
    "ExerciceFige",
    "Facture",
    "LigneFacture",
    "LigneTirage",
    "LigneVente",
    "Manifestation",
    "MouvementEspeces",
    "Moyen",
    "Operation",
    "OuvertureFactures",
    "PaiementFacture",
    "Place",
    "PlafondRemboursement",
    "PoidsDuJour",
    "PosteComptable",
    "Presence",
    "Public",
    "Regime",
    "RegimeTVA",
    "Reglement",
    "Remis",
    "RemiseBanque",
    "Serie",
    "Session",
    "Tirage",
    "Vente",
]
