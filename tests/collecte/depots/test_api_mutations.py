"""Whatever a device posts in the place of one value, the server answers, and its books agree."""

import copy
import json
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from collecte.livre.models import Bon
from tests.fabriques import (
    categorie,
    connecter,
    motif_refus,
    un_compte,
    un_depot,
    un_document,
    une_ligne,
    une_personne,
)
from tests.mesure import une_sur

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

ETRANGES = [
    *(None, True, False, 0, -1, 1, 2, 7_400, 2**31, 2**53, 2**63, 2**64, 10**30, 1.5, -0.0, 1e300),
    *("", " ", "1", "7,4", "x" * 70, "x" * 600, "a\x00b", "a\ud800b", "é" * 200, "<b>", "%s"),
    *("2026-05-31", "0001-01-01", "9999-12-31", "2026-02-30", "2026-05-31T23:30:00"),
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-05-31T23:30:00+23:59"),
    *("a_trier", "vendu", "pesee", "deduite", "00000000-0000-0000-0000-000000000000"),
    *([], {}, [[]], [{}], [None], {"": 1}, ["a_trier"], [{"contenant": 1, "n": 1}] * 201),
]


@pytest.fixture
def responsable(point):
    client = Client(raise_request_exception=False)
    return connecter(client, un_compte("responsable", lieu=point.lieu), point)


def chemins(valeur, prefixe=()) -> list[tuple]:
    """The path of every value inside a document, containers included."""
    trouves = [prefixe] if prefixe else []
    if isinstance(valeur, dict):
        paires = list(valeur.items())
    elif isinstance(valeur, list):
        paires = list(enumerate(valeur))
    else:
        return trouves
    return trouves + [c for cle, v in paires for c in chemins(v, (*prefixe, cle))]


def avec(document: dict, chemin: tuple, valeur) -> dict:
    mute = copy.deepcopy(document)
    *debut, fin = chemin
    place = mute
    for cle in debut:
        place = place[cle]
    place[fin] = valeur
    return mute


def sans(document: dict, chemin: tuple) -> dict:
    mute = copy.deepcopy(document)
    *debut, fin = chemin
    place = mute
    for cle in debut:
        place = place[cle]
    del place[fin]
    return mute


def inattendus(client, adresse: str, documents: list[tuple], admis: set[int]) -> list[str]:
    """What was answered otherwise than with these statuses, in JSON with a sentence."""
    faux = []
    for quoi, document in documents:
        reponse = client.post(adresse, json.dumps(document), content_type="application/json")
        if reponse.status_code not in admis:
            faux.append(f"{quoi} : {reponse.status_code}")
        elif reponse.status_code >= 400 and not reponse.json()["refus"]:
            faux.append(f"{quoi} : rien n’est dit")
    return faux


def les_livres_s_accordent() -> None:
    connection.check_constraints()
    call_command("verifier", stdout=StringIO())


def test_une_valeur_etrange_n_importe_ou_dans_un_depot(responsable, point):
    document = un_document(
        point,
        appareil_le="2026-11-25T10:00:00+01:00",
        par=une_personne().pk,
        donateur="Léa",
        commentaire="Mouillés",
        lignes=[une_ligne("livres", 5_000, tares=[("Caisse grise", 1)], quantite=3)],
        refuses=[{"categorie": categorie("mobilier").pk, "motif": motif_refus().pk}],
    )
    mutes = [
        (f"{chemin} = {valeur!r:.40}", avec(document, chemin, valeur))
        for chemin in chemins(document)
        for valeur in ETRANGES
    ]
    mutes += [(f"sans {chemin}", sans(document, chemin)) for chemin in chemins(document)]
    # Another fifth of the values for each path: all of them are tried somewhere.
    assert len(ETRANGES) % 5
    mutes = mutes[:: une_sur(5, 1)]
    for _quoi, mute in mutes:
        if mute.get("uuid") == document["uuid"]:
            mute["uuid"] = str(uuid4())

    assert inattendus(responsable, "/collecte/depots/", mutes, {200, 201, 403, 409, 422}) == []
    assert Bon.objects.exists()
    les_livres_s_accordent()


def test_une_valeur_etrange_n_importe_ou_dans_une_annulation(responsable, point):
    bon = un_depot(point=point)
    demande = {"uuid": str(uuid4()), "motif": "", "aussitot": False, "par": None}
    mutes = [
        (f"{chemin} = {valeur!r:.40}", avec(demande, chemin, valeur))
        for chemin in chemins(demande)
        for valeur in ETRANGES
    ]

    adresse = f"/collecte/depots/{bon.pk}/annuler/"
    assert inattendus(responsable, adresse, mutes, {200, 201, 422}) == []
    assert Bon.objects.filter(annule=bon).count() == 1
    les_livres_s_accordent()


def test_un_prenom_etrange(responsable):
    mutes = [(f"prenom = {valeur!r:.40}", {"prenom": valeur}) for valeur in ETRANGES]

    assert inattendus(responsable, "/collecte/equipiers/", mutes, {201, 422}) == []
    connection.check_constraints()
