"""Documents as the dock posts them, and the containers that wait there."""

import json
from uuid import uuid4

from django.urls import reverse

from collecte.livre.models import ContenantPlein
from collecte.livre.services.pleins import fermer_un_contenant
from collecte.sorties.models import Transfert
from petiterockette.lieux.models import Point
from tests.collecte.quai.au_quai import responsable
from tests.fabriques import categorie, entete, un_depot, un_lieu, un_point, une_ligne


def un_plein(point: Point, code: str = "textiles", masse_g: int = 60_000, **champs):
    """A full container of a category that waits at this point's site, to be recycled."""
    champs.setdefault("vers", "a_recycler")
    un_depot(une_ligne(code, masse_g, confirmee=True), point=point)
    bon, _cree = fermer_un_contenant(
        entete=entete(point=point), categorie=categorie(code), brut_g=masse_g, **champs
    )
    return ContenantPlein.objects.get(ligne__bon=bon)


def une_charge(masse_g: int = 12_500, **champs) -> dict:
    return {"brut_g": masse_g, "masse_g": masse_g, "tares": [], "mesure": "pesee", **champs}


def une_sortie(point: Point, genre: str, *lignes: dict, **champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "appareil_le": None,
        "lieu": point.lieu.code,
        "point": point.pk,
        "par": None,
        "genre": genre,
        "lignes": list(lignes),
        "commentaire": "",
        "jour": None,
        **champs,
    }


def poster(client, document: dict) -> tuple[int, dict]:
    reponse = client.post(
        reverse("collecte:quai_bons"), json.dumps(document), content_type="application/json"
    )
    return reponse.status_code, reponse.json()


def annuler(client, numero: int, **champs) -> tuple[int, dict]:
    document = {"uuid": str(uuid4()), "motif": "", "aussitot": True, "par": None, **champs}
    reponse = client.post(
        reverse("collecte:quai_annuler", args=[numero]),
        json.dumps(document),
        content_type="application/json",
    )
    return reponse.status_code, reponse.json()


def un_envoi_recu(client, point: Point) -> Transfert:
    """A transfer on its way here from another site: 30 kg of books, 12 kg of toys."""
    ailleurs = un_point("quai", lieu=un_lieu(nom="Montreuil"))
    responsable(client, ailleurs)
    envoi = une_sortie(
        ailleurs,
        "envoi",
        une_charge(30_000, categorie=categorie("livres").pk, de="rayon"),
        une_charge(12_000, categorie=categorie("jouets").pk, de="a_trier"),
        vers_lieu=point.lieu.pk,
    )
    statut, corps = poster(client, envoi)
    assert statut == 201
    responsable(client, point)
    return Transfert.objects.get(pk=corps["numero"])
