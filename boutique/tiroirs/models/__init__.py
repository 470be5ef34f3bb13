"""The tables of the cash: moved, counted, carried to the bank."""

from .banque import Cheque, ChequeRemis, EtapeRemise, RemiseBanque
from .comptages import Comptage
from .especes import MouvementEspeces, Place

__all__ = [
    "Cheque",
    "ChequeRemis",
    "Comptage",
    "EtapeRemise",
    "MouvementEspeces",
    "Place",
    "RemiseBanque",
]
