"""The sorting table's documents sent twice, sent late, sent wrong."""

from datetime import date

import pytest

from collecte.livre.models import Bon
from petiterockette.lieux.models import Point
from tests.collecte.tri.au_tri import envoyer, un_geste_tri, une_ligne_tri
from tests.fabriques import categorie, connecter, un_compte, un_point

pytestmark = pytest.mark.django_db


def test_envoye_deux_fois_c_est_enregistre_une_fois(client, table, trieur):
    document = un_geste_tri(table)

    premiere, seconde = envoyer(client, document), envoyer(client, document)

    assert (premiere.status_code, seconde.status_code) == (201, 200)
    assert premiere.json()["pleins"] == seconde.json()["pleins"]
    assert Bon.objects.count() == 1


def test_rejoue_apres_la_fermeture_du_point_il_reste_enregistre(client, table, trieur):
    document = un_geste_tri(table)
    envoyer(client, document)
    Point.objects.filter(pk=table.pk).update(ferme_le=date(2020, 1, 1))

    assert envoyer(client, document).status_code == 200


def test_le_meme_numero_avec_un_autre_contenu_est_un_conflit(client, table, trieur):
    document = un_geste_tri(table)
    envoyer(client, document)

    autre = envoyer(client, document | {"lignes": [une_ligne_tri("textiles", 1_000)]})

    assert autre.status_code == 409
    assert Bon.objects.count() == 1


def test_un_point_ferme_dit_depuis_quand(poster, table):
    Point.objects.filter(pk=table.pk).update(ferme_le=date(2020, 1, 1))

    reponse = poster()

    assert reponse.status_code == 422
    assert "Tri est fermé depuis le 1er janvier 2020" in reponse.json()["refus"]


def test_une_tare_qui_a_change_est_dite(poster):
    ligne = une_ligne_tri("textiles", 38_000, dans="Caisse grise") | {"masse_g": 37_000}

    reponse = poster("contenant", ligne)

    assert reponse.status_code == 422
    assert "devrait être 38" in reponse.json()["champs"]["lignes.0.masse"]


def test_un_poids_peu_croyable_se_confirme_une_fois(poster):
    ligne = une_ligne_tri("textiles", 160_000)

    assert "Vous confirmez" in poster("contenant", ligne).json()["refus"]
    assert poster("contenant", ligne | {"confirmee": True}).status_code == 201


def test_la_nourriture_n_est_pas_une_categorie_du_tri(poster):
    pain = categorie("autres")
    pain.pk, pain.code, pain.nom, pain.famille = None, "pain", "Pain", "denrees"
    pain.save(force_insert=True)

    reponse = poster("contenant", une_ligne_tri("pain", 5_000))

    assert reponse.json()["champs"] == {"lignes.0.categorie": "Cette catégorie n’existe pas."}


@pytest.mark.parametrize(
    "faux",
    [
        {"geste": "danser"},
        {"lignes": []},
        {"lignes": [{}, {}]},
        {"lignes": [{"categorie": 1.5, "vers": "rayon", "brut_g": 1000, "masse_g": 1000}]},
        {"lignes": [{"vers": "vendu", "brut_g": 1000, "masse_g": 1000}]},
        {"uuid": "x"},
        {"point": None},
        {"par": 10**9},
    ],
)
def test_un_document_qui_n_a_pas_la_forme_n_ecrit_rien(faux, client, table, trieur):
    reponse = envoyer(client, un_geste_tri(table) | faux)

    assert reponse.status_code == 422
    assert reponse.json()["refus"]
    assert not Bon.objects.exists()


def test_du_json_illisible_est_refuse(client, trieur):
    reponse = client.post("/collecte/tri/gestes/", b"\xff{", content_type="application/json")

    assert reponse.status_code == 422


def test_un_compte_sans_nom_touche_son_nom(client, table):
    connecter(client, un_compte("tri", lieu=table.lieu, personne=None), table)

    assert envoyer(client, un_geste_tri(table)).json()["champs"] == {"par": "Touchez votre nom."}


def test_on_ne_trie_pas_ailleurs_que_chez_soi(client, table):
    ailleurs = un_point()
    connecter(client, un_compte("tri", lieu=ailleurs.lieu), ailleurs)

    assert envoyer(client, un_geste_tri(table)).status_code == 403
