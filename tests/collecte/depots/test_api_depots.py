"""What the counter and the server say to each other: statuses and documents, never a redirect."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from collecte.livre.models import Bon, DonRefuse
from tests.fabriques import (
    connecter,
    motif_refus,
    un_compte,
    un_document,
    un_lieu,
    un_point,
    une_ligne,
    une_personne,
)

pytestmark = pytest.mark.django_db

DEPOTS = "/collecte/depots/"


@pytest.fixture
def comptoir(client, point):
    return connecter(client, un_compte("benevole", lieu=point.lieu), point)


def poster(client, document, adresse=DEPOTS) -> tuple[int, dict]:
    """Post JSON; every answer is JSON, and none sends elsewhere."""
    corps = document if isinstance(document, str) else json.dumps(document)
    reponse = client.post(adresse, corps, content_type="application/json")
    assert reponse["Content-Type"] == "application/json"
    assert "Location" not in reponse
    return reponse.status_code, reponse.json()


# Recording


def test_un_depot_nouveau_rend_201_et_de_quoi_continuer(comptoir, point):
    lignes = [une_ligne("textiles", 7_400), une_ligne("livres", 20_750)]

    statut, corps = poster(comptoir, un_document(point, lignes=lignes))

    bon = Bon.objects.get()
    assert statut == 201
    assert corps == {
        "numero": bon.pk,
        "masse_g": 28_150,
        "message": f"Dépôt nº {bon.pk} enregistré\u00a0: 28,15\u00a0kg. Merci, à bientôt\u00a0!",
        "annuler": f"/collecte/depots/{bon.pk}/annuler/",
        "bon": f"/collecte/depots/{bon.pk}/bon/",
        "depots_du_jour": 1,
    }


def test_le_rejeu_rend_200_et_la_meme_reponse(comptoir, point):
    document = un_document(point)

    premier, second = poster(comptoir, document), poster(comptoir, document)

    assert (premier[0], second[0]) == (201, 200)
    assert premier[1] == second[1]
    assert Bon.objects.count() == 1


def test_le_meme_identifiant_avec_un_autre_contenu_rend_409(comptoir, point):
    document = un_document(point)
    poster(comptoir, document)

    statut, corps = poster(comptoir, document | {"commentaire": "autre"})

    assert statut == 409
    assert "contenu différent" in corps["refus"]
    assert Bon.objects.count() == 1


def test_un_depot_annule_puis_renvoye_reste_celui_qui_est_annule(comptoir, point):
    document = un_document(point)
    _statut, corps = poster(comptoir, document)
    poster(comptoir, {"uuid": str(uuid4()), "aussitot": True}, corps["annuler"])

    statut, encore = poster(comptoir, document)

    assert (statut, encore["numero"]) == (200, corps["numero"])
    assert encore["depots_du_jour"] == 0


# Refusals


def test_des_lignes_fausses_rendent_422_et_leurs_champs(comptoir, point):
    lignes = [une_ligne(), une_ligne("bijoux", 6_000), une_ligne(masse_g=3, brut_g=4)]

    statut, corps = poster(comptoir, un_document(point, lignes=lignes))

    assert statut == 422
    assert corps["refus"] == "Le dépôt a des lignes à corriger."
    assert set(corps["champs"]) == {"lignes.1.masse_g", "lignes.2.masse_g"}
    assert not Bon.objects.exists()


@pytest.mark.parametrize("masse_g", [7400.0, 7400.5, "7400", None, -1, 0])
def test_une_masse_qui_n_est_pas_un_entier_positif_rend_422(comptoir, point, masse_g):
    document = un_document(point, lignes=[une_ligne() | {"masse_g": masse_g}])

    statut, corps = poster(comptoir, document)

    assert (statut, list(corps["champs"])) == (422, ["lignes.0.masse_g"])


@pytest.mark.parametrize(
    "corps", ["", "{", "[]", "null", "3", '"depot"', "[" * 100_000, '{"uuid": NaN}', "\xff"]
)
def test_un_corps_qui_n_est_pas_un_document_rend_422(comptoir, corps):
    statut, dit = poster(comptoir, corps)

    assert statut == 422
    assert dit["refus"]


def test_un_corps_mal_encode_rend_422(comptoir):
    reponse = comptoir.post(DEPOTS, b"\xff\xfe{}", content_type="application/json")

    assert reponse.status_code == 422


def test_un_panier_vide_rend_422(comptoir, point):
    statut, corps = poster(comptoir, un_document(point, lignes=[]))

    assert (statut, corps["refus"]) == (422, "Ajoutez une ligne pour valider.")


def test_un_point_d_un_autre_lieu_rend_422(comptoir, point):
    statut, _corps = poster(comptoir, un_document(point, lieu=un_lieu().code))

    assert statut == 422


def test_un_lieu_ou_l_on_n_a_pas_le_droit_rend_403_et_dit_lequel(comptoir):
    statut, corps = poster(comptoir, un_document(un_point()))

    assert statut == 403
    assert "peser un dépôt" in corps["refus"]


def test_antidater_sans_droit_rend_403(comptoir, point):
    statut, corps = poster(comptoir, un_document(point, jour="2020-01-01"))

    assert statut == 403
    assert "antidater" in corps["refus"]


def test_un_compte_sans_role_rend_403(client):
    statut, corps = poster(connecter(client, un_compte()), {})

    assert statut == 403
    assert corps["refus"]


@pytest.mark.parametrize("adresse", [DEPOTS, "/collecte/depots/1/annuler/", "/collecte/equipiers/"])
def test_sans_connexion_tout_rend_401(client, adresse):
    statut, corps = poster(client, {}, adresse)

    assert statut == 401
    assert "Reconnectez-vous" in corps["refus"]


def test_un_compte_termine_rend_401(client, point):
    compte = un_compte("benevole", lieu=point.lieu)
    connecter(client, compte)
    compte.expire_le = date(2020, 1, 1)
    compte.save()

    assert poster(client, un_document(point))[0] == 401


def test_sans_la_preuve_de_la_page_rend_403_et_le_dit_perime(point):
    appareil = Client(enforce_csrf_checks=True)
    connecter(appareil, un_compte("benevole", lieu=point.lieu), point)

    statut, corps = poster(appareil, un_document(point))

    assert (statut, corps["perime"]) == (403, True)
    assert not Bon.objects.exists()


@pytest.mark.parametrize("methode", ["get", "put", "delete", "patch"])
def test_on_ne_fait_que_poster_des_depots(comptoir, methode):
    assert getattr(comptoir, methode)(DEPOTS).status_code == 405


def test_un_don_refuse_se_poste_sans_ligne(client, point):
    connecter(client, un_compte("benevole", lieu=point.lieu), point)
    document = un_document(point, lignes=[], refuses=[{"motif": motif_refus().pk}])

    statut, corps = poster(client, document)

    assert (statut, corps["masse_g"]) == (201, 0)
    assert DonRefuse.objects.count() == 1


def test_par_peut_etre_quelqu_un_d_autre_que_le_compte(comptoir, point):
    noe = une_personne("Noé", equipe=point.lieu)

    poster(comptoir, un_document(point, par=noe.pk))

    assert Bon.objects.get().par == noe
