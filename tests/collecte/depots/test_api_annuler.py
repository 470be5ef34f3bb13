"""Cancelling and adding a name from the counter: JSON both ways."""

from uuid import uuid4

import pytest

from collecte.livre.models import Apport, Bon
from petiterockette.mots.mesures import nombre
from petiterockette.personnes.models import Personne
from tests.collecte.depots.test_api_depots import poster
from tests.fabriques import (
    categorie,
    connecter,
    motif_refus,
    un_compte,
    un_depot,
    un_document,
    une_ligne,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def comptoir(client, point):
    return connecter(client, un_compte("benevole", lieu=point.lieu), point)


def test_annuler_rend_le_document_pour_rouvrir_le_ticket(comptoir, point):
    lignes = [une_ligne("livres", 5_000, tares=[("Caisse grise", 1)], quantite=3)]
    refuses = [{"categorie": categorie("mobilier").pk, "motif": motif_refus().pk}]
    document = un_document(
        point, lignes=lignes, refuses=refuses, commentaire="Mouillés", donateur="Léa"
    )
    _statut, corps = poster(comptoir, document)

    statut, annule = poster(
        comptoir, {"uuid": str(uuid4()), "motif": "", "aussitot": True}, corps["annuler"]
    )

    assert statut == 201
    assert annule["message"] == "Annulé. Le dépôt est rouvert, rien n’est compté."
    assert annule["depots_du_jour"] == 0
    par = Bon.objects.depots().get().par_id
    rouvert = {c: v for c, v in document.items() if c not in {"uuid", "appareil_le"}}
    rouvert |= {"par": par, "remplace": corps["numero"]}
    rouvert["lignes"] = [ligne | {"confirmee": True} for ligne in lignes]
    assert annule["document"] == rouvert


def test_le_ticket_rouvert_se_renvoie_tel_quel(comptoir, point):
    _statut, corps = poster(comptoir, un_document(point, lignes=[une_ligne(confirmee=True)]))
    _statut, annule = poster(comptoir, {"uuid": str(uuid4()), "aussitot": True}, corps["annuler"])

    statut, encore = poster(comptoir, annule["document"] | {"uuid": str(uuid4())})

    assert statut == 201
    assert encore["depots_du_jour"] == 1


def test_la_meme_annulation_rend_200(comptoir, point):
    _statut, corps = poster(comptoir, un_document(point))
    demande = {"uuid": str(uuid4()), "motif": "Mauvais poids"}

    statuts = [poster(comptoir, demande, corps["annuler"])[0] for _ in range(2)]

    assert statuts == [201, 200]


@pytest.mark.parametrize(
    "demande",
    [
        {"motif": "sans identifiant"},
        {"uuid": "douze", "motif": "essai"},
        {"uuid": str(uuid4()), "motif": ""},
        {"uuid": str(uuid4()), "motif": ["essai"]},
        {"uuid": str(uuid4()), "motif": "x" * 501},
        {"uuid": str(uuid4()), "motif": "a\x00b"},
        {"uuid": str(uuid4()), "motif": "a\ud800b"},
        {"uuid": str(uuid4()), "motif": "essai", "par": "Awa"},
        {"uuid": str(uuid4()), "motif": "essai", "par": True},
        {"uuid": str(uuid4()), "motif": "essai", "par": 987_654},
        {"uuid": str(uuid4()), "motif": "essai", "par": 2**70},
        [],
    ],
)
def test_une_annulation_mal_faite_rend_422(client, point, demande):
    bon = un_depot(point=point)
    connecter(client, un_compte("responsable", lieu=point.lieu), point)

    statut, corps = poster(client, demande, f"/collecte/depots/{bon.pk}/annuler/")

    assert statut == 422
    assert corps["refus"]
    assert Bon.objects.count() == 1


def test_annuler_deux_fois_autrement_rend_422(comptoir, point):
    _statut, corps = poster(comptoir, un_document(point))
    demande = {"motif": "Mauvais poids"}
    poster(comptoir, demande | {"uuid": str(uuid4())}, corps["annuler"])

    statut, dit = poster(comptoir, demande | {"uuid": str(uuid4())}, corps["annuler"])

    assert statut == 422
    assert "déjà annulé" in dit["refus"]


def test_annuler_ce_qui_n_existe_pas_rend_404(comptoir):
    statut, corps = poster(comptoir, {"uuid": str(uuid4())}, "/collecte/depots/987654/annuler/")

    assert statut == 404
    assert corps["refus"]


# Name tiles


def test_un_nouveau_nom_rend_201_une_seule_fois(comptoir):
    reponses = [poster(comptoir, {"prenom": " Inès "}, "/collecte/equipiers/") for _ in range(2)]

    personne = Personne.objects.get(prenom="Inès")
    assert reponses == [(201, {"id": personne.pk, "nom": "Inès"})] * 2


@pytest.mark.parametrize("prenom", ["", "  ", None, 3, ["Inès"], "a\x00b", "a\ud800b"])
def test_un_nom_illisible_rend_422(comptoir, prenom):
    avant = Personne.objects.count()

    statut, corps = poster(comptoir, {"prenom": prenom}, "/collecte/equipiers/")

    assert (statut, list(corps["champs"])) == (422, ["prenom"])
    assert Personne.objects.count() == avant


def test_le_bon_deja_donne_mene_a_celui_qui_le_remplace(comptoir, point):
    _statut, faux = poster(comptoir, un_document(point, lignes=[une_ligne(confirmee=True)]))
    donne = Apport.objects.get(pk=faux["numero"])
    motif = {"uuid": str(uuid4()), "motif": "Mauvais poids"}
    _statut, annule = poster(comptoir, motif, faux["annuler"])
    public = f"/bon/{donne.jeton}/"
    assert "Ses kilos ne comptent plus" in lue(comptoir.get(public))

    _statut, juste = poster(comptoir, annule["document"] | {"uuid": str(uuid4())})

    nouveau = Apport.objects.get(pk=juste["numero"])
    for ici, la in ((public, f"/bon/{nouveau.jeton}/"), (faux["bon"], juste["bon"])):
        lu = lue(comptoir.get(ici))
        assert f"le bon nº {nombre(nouveau.pk)} le remplace" in lu
        assert f'href="{la}"' in lu
