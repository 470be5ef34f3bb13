"""Training at the counters: what is posted there, and what shows each gesture of a first day."""

from uuid import uuid4

from django.urls import reverse

from collecte.entrainement.models import Essai
from petiterockette.lieux.models import Point
from tests.collecte.sorties.sorties_du_quai import une_charge, une_sortie
from tests.collecte.tri.au_tri import un_geste_tri, une_ligne_tri
from tests.fabriques import (
    bac,
    categorie,
    matiere,
    motif_refus,
    structure,
    type_don,
    un_document,
    une_ligne,
)

POSTES = ("apport", "tri", "quai")


def un_don_au_quai(point: Point, **champs) -> dict:
    champs.setdefault("type_don", type_don().pk)
    return une_sortie(point, "don", une_charge(categorie=categorie("livres").pk), **champs)


# A right document of each counter.
DOCUMENTS = {"apport": un_document, "tri": un_geste_tri, "quai": un_don_au_quai}


def essayer(client, poste: str, document: dict):
    adresse = reverse(f"collecte:essai_{poste}")
    return client.post(adresse, document, content_type="application/json")


def defaire(client, essai: Essai, **champs):
    corps = {"uuid": str(uuid4()), "motif": "", "aussitot": True, "par": None, **champs}
    adresse = reverse("collecte:essai_annuler", args=[essai.pk])
    return client.post(adresse, corps, content_type="application/json")


def les_gestes(poste: str, point: Point) -> list[dict]:
    """What shows the gestures of a first day one by one, but the last, which cancels."""
    return {"apport": _a_l_apport, "tri": _au_tri, "quai": _au_quai}[poste](point)


def _a_l_apport(point: Point) -> list[dict]:
    refuse = [{"categorie": None, "motif": motif_refus().pk}]
    return [
        un_document(point),
        un_document(point, lignes=[une_ligne(), une_ligne("livres", 900)]),
        un_document(point, lignes=[une_ligne("livres", 900, tares=[("Caisse grise", 1)])]),
        un_document(point, lignes=[], refuses=refuse),
    ]


def _au_tri(point: Point) -> list[dict]:
    return [
        un_geste_tri(point),
        un_geste_tri(point, "contenant", une_ligne_tri(vers="a_recycler")),
        un_geste_tri(point, "reclasser", une_ligne_tri("vrac", 5_000, "rayon", vraie="textiles")),
        un_geste_tri(point, "zone", une_ligne_tri(vers="donne_particulier")),
    ]


def _au_quai(point: Point) -> list[dict]:
    poubelle = une_charge(34_500, bac=bac().pk, n=1) | {"masse_g": 34_500 - bac().tare_g}
    recyclees = une_charge(matiere=matiere("textile").pk)
    return [
        un_don_au_quai(point),
        une_sortie(point, "recycleur", recyclees, structure=structure("Gebetex").pk),
        une_sortie(point, "bac", poubelle),
        une_sortie(point, "dechetterie", une_charge()),
    ]
