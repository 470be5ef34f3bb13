"""A deposit as a counter posts it, and the queries that a posted document makes."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.machine.connexion import connecter
from collecte.listes.models import Categorie, Contenant, Localite, Origine
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Equipier


def document() -> dict[str, Any]:
    """A deposit of three lines, one with a tare, as a counter posts it, without its uuid."""
    caisse = Contenant.objects.get(nom="Caisse grise")
    point = Point.objects.get(lieu__code="CHV", nom="Comptoir")
    lignes = [("textiles", 7_400, 0), ("livres", 5_250, 1), ("vaisselle", 3_100, 0)]
    return {
        "lieu": "CHV",
        "point": point.pk,
        "par": Equipier.objects.filter(lieu=point.lieu_id).earliest("id").personne_id,
        "origine": Origine.objects.get(code="apport-volontaire").pk,
        "localite": Localite.objects.get(code="quartier").pk,
        "donateur": None,
        "commentaire": "",
        "jour": None,
        "lignes": [
            {
                "categorie": Categorie.objects.get(code=code).pk,
                "brut_g": masse_g + n * caisse.tare_g,
                "tares": [{"contenant": caisse.pk, "n": n}] if n else [],
                "masse_g": masse_g,
                "quantite": None,
                "mesure": "pesee",
                "destination": "a_trier",
                "confirmee": False,
            }
            for code, masse_g, n in lignes
        ],
        "refuses": [],
    }


def requetes_du_depot() -> dict[str, Any]:
    """How many queries a deposit makes, login and savepoints included."""
    return requetes("/collecte/depots/", document(), connecter("benevole"))


def requetes(adresse: str, corps: dict[str, Any], cookies: dict[str, str]) -> dict[str, Any]:
    """How many queries a posted document makes the second time, and their SQL."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies.load(cookies)
    for _ in range(2):
        with CaptureQueriesContext(connection) as vues:
            reponse = client.post(adresse, corps | {"uuid": str(uuid4())}, "application/json")
    assert reponse.status_code == 201, reponse.content
    return {"requetes": len(vues), "ordres": [r["sql"] for r in vues.captured_queries]}
