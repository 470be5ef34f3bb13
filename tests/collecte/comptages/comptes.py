"""Counts as a test makes them."""

from uuid import uuid4

from collecte.comptages.models import Comptage, Inventaire
from collecte.comptages.services.inventaires import arreter, commencer, compter
from collecte.comptages.services.rapprochements import Cle, rapprocher
from collecte.livre.models import Bon
from petiterockette.lieux.models import Lieu, Point
from tests.fabriques import categorie, entete, un_compte


def un_inventaire(lieu: Lieu, **champs) -> Inventaire:
    champs.setdefault("compte", un_compte("responsable", lieu=lieu))
    return commencer(lieu=lieu, **champs)


def un_comptage(
    inventaire: Inventaire, code: str = "livres", masse_g: int = 1_000, etape="rayon", **champs
) -> Comptage:
    champs.setdefault("uuid", uuid4())
    champs.setdefault("compte", inventaire.compte)
    comptage, _cree = compter(
        inventaire=inventaire, categorie=categorie(code), etape=etape, masse_g=masse_g, **champs
    )
    return comptage


def tout_compte(inventaire: Inventaire) -> dict[Cle, int]:
    """Every difference, confirmed: all of each category was counted."""
    return {r.cle: r.ecart_g for r in rapprocher(inventaire)}


def compte_et_arrete(point: Point, code: str, masse_g: int, etape="rayon", **champs) -> Bon:
    """A count of one category, settled at once."""
    inventaire = un_inventaire(point.lieu, **champs)
    un_comptage(inventaire, code, masse_g, etape)
    bon, _cree = arreter(
        inventaire=inventaire,
        entete=entete(inventaire.compte, lieu=point.lieu),
        motif="essai",
        confirmes=tout_compte(inventaire),
    )
    return bon
