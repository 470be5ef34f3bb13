"""A dock, whoever works there, and what a right form of each gesture holds."""

from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from collecte.livre.models import Bon
from collecte.sorties.services.sorties import donner
from petiterockette.lieux.models import Point
from tests.fabriques import (
    bac,
    categorie,
    connecter,
    entete,
    les_listes,
    matiere,
    structure,
    type_don,
    un_compte,
    un_lieu,
    un_point,
)

NOMS = (
    "orienter",
    "sortie_don",
    "sortie_recycleur",
    "sortie_bac",
    "sortie_dechetterie",
    "vente_hors_caisse",
)


def un_quai() -> Point:
    les_listes()
    return un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"), nom="Quai")


def poster(client, nom: str, point: Point, **champs):
    """Send a gesture's form as its page made it."""
    return client.post(
        reverse(f"collecte:{nom}"),
        {"uuid": str(uuid4()), "lieu": point.lieu.code, "point": point.pk, **champs},
    )


def responsable(client, point: Point):
    return connecter(client, un_compte("responsable", lieu=point.lieu), point)


def documents(nom: str) -> dict:
    """What a right form holds, gesture by gesture; 12,5 kg each."""
    return {
        "orienter": lambda: {
            "de": "a_trier",
            "vers": "rayon",
            "categorie": categorie("livres").pk,
            "masse": "12,5",
        },
        "sortie_don": lambda: {
            "type_don": type_don().pk,
            "categorie": categorie("livres").pk,
            "masse": "12,5",
        },
        "sortie_recycleur": lambda: {
            "structure": structure("Gebetex").pk,
            "matiere": matiere("textile").pk,
            "masse": "12,5",
        },
        "sortie_bac": lambda: {"bac": bac().pk, "n": 1, "masse": "34,5"},
        "sortie_dechetterie": lambda: {"masse": "12,5"},
        "vente_hors_caisse": lambda: {
            "categorie": categorie("livres").pk,
            "masse": "12,5",
            "jour": timezone.localdate().isoformat(),
        },
    }[nom]()


def un_don(compte=None, point=None, **champs) -> Bon:
    champs.setdefault("categorie", categorie("livres"))
    champs.setdefault("type_don", type_don())
    champs.setdefault("brut_g", 9_000)
    en_tete = {nom: champs.pop(nom) for nom in ("par", "commentaire") if nom in champs}
    bon, _cree = donner(entete=entete(compte, point, **en_tete), **champs)
    return bon


def adresse(bon, geste=""):
    return reverse(f"collecte:bon{geste}", args=[bon.pk])


def annuler(client, bon, **champs):
    return client.post(
        adresse(bon, "_annuler"), {"uuid": str(uuid4()), "motif": "Mauvais poids", **champs}
    )
