"""The sorting table: a point, whoever sorts there, and the document of a gesture."""

from uuid import uuid4

from django.urls import reverse

from collecte.livre.models import Bon
from collecte.tri.services.tri import orienter
from petiterockette.lieux.models import Point
from tests.fabriques import categorie, contenant, entete, les_listes, matiere, un_lieu, un_point


def une_table() -> Point:
    les_listes()
    return un_point("atelier", lieu=un_lieu(code="CHV", nom="Chemin-Vert"), nom="Tri")


def table_de_depot(table: Point) -> Point:
    """A counter of the same site: nothing is brought in at a workshop."""
    return un_point(lieu=table.lieu)


def une_ligne_tri(code="textiles", masse_g=38_000, vers="rayon", **champs) -> dict:
    """38 kg of textiles to the shelf, in no container, unless said else."""
    caisse = champs.pop("dans", None)
    rangee = contenant(caisse) if caisse else None
    champs.setdefault("de", "a_trier")
    champs.setdefault("n", 1)
    if "matiere" in champs:
        champs["matiere"] = matiere(champs["matiere"]).pk
    if "vraie" in champs:
        champs["vraie"] = categorie(champs["vraie"]).pk
    tare = rangee.tare_g if rangee else 0
    champs.setdefault("brut_g", masse_g + tare if masse_g else None)
    return {
        "categorie": categorie(code).pk if code else None,
        "vers": vers,
        "contenant": rangee.pk if rangee else None,
        "masse_g": masse_g,
        **champs,
    }


def un_geste_tri(point: Point, geste: str = "contenant", *lignes: dict, **champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "appareil_le": None,
        "geste": geste,
        "lieu": point.lieu.code,
        "point": point.pk,
        "par": None,
        "lignes": list(lignes) or [une_ligne_tri()],
        **champs,
    }


def un_tri(point: Point) -> Bon:
    """12 kg of books routed to the shelf."""
    return orienter(
        entete=entete(point=point),
        categorie=categorie("livres"),
        de="a_trier",
        vers="rayon",
        masse_g=12_000,
    )[0]


def envoyer(client, document: dict):
    return client.post(reverse("collecte:tri_gestes"), document, content_type="application/json")
