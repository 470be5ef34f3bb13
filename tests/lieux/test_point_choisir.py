import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabriques import connecter, un_compte, un_lieu, un_point

pytestmark = pytest.mark.django_db

CHOISIR = "/point/"


def test_les_points_ou_l_on_agit_viennent_d_abord(client):
    sien, autre = un_point(nom="Le mien"), un_point(nom="Un autre")
    connecter(client, un_compte("benevole", lieu=sien.lieu))

    contexte = client.get(CHOISIR).context

    assert contexte["utiles"] == [(sien.lieu, [(sien, "dépôts")])]
    assert contexte["autres"] == [(autre.lieu, [(autre, None)])]


def test_un_role_tenu_a_un_point_n_offre_que_ce_point(client):
    lieu = un_lieu()
    caisse = un_point("caisse", lieu=lieu)
    un_point(lieu=lieu)
    connecter(client, un_compte("caisse", point=caisse))

    assert client.get(CHOISIR).context["utiles"] == [(lieu, [(caisse, "ventes")])]


def test_un_point_ferme_ne_se_choisit_pas(client):
    ferme = un_point(ferme_le=timezone.localdate())
    connecter(client, un_compte("direction"))

    assert client.get(CHOISIR).context["utiles"] == []
    assert client.post(CHOISIR, {"point": ferme.pk}).status_code == 404


def test_l_appareil_se_souvient_de_son_point_qui_que_ce_soit_qui_se_connecte(client):
    point = un_point(nom="Grand comptoir")
    connecter(client, un_compte("benevole", lieu=point.lieu))

    reponse = client.post(CHOISIR, {"point": point.pk, "suite": reverse("comptes:droits")})
    assert reponse["Location"] == reverse("comptes:droits")

    client.post(reverse("comptes:deconnexion"))
    connecter(client, un_compte("direction"))
    assert client.get("/").context["cadre"]()["point"] == point


def test_le_cookie_d_un_point_ne_se_fabrique_pas(client):
    client.cookies["point"] = str(un_point().pk)
    connecter(client, un_compte("direction"))

    assert client.get("/").context["cadre"]()["point"] is None


@pytest.mark.parametrize(
    "suite", ["https://ailleurs.example/", "//ailleurs.example", "javascript:1"]
)
def test_la_suite_ne_sort_pas_de_la_maison(client, suite):
    point = un_point()
    connecter(client, un_compte("direction"))

    assert client.post(CHOISIR, {"point": point.pk, "suite": suite})["Location"] == "/"


@pytest.mark.parametrize("numero", ["", "abc", "²", "9" * 30, "-1"])
def test_un_point_inconnu_ne_se_choisit_pas(client, numero):
    un_point()
    connecter(client, un_compte("direction"))

    assert client.post(CHOISIR, {"point": numero}).status_code == 404


@pytest.mark.parametrize(
    ("role", "siens"),
    [
        ("tri", {"comptoir": "dépôts, tri", "atelier": ""}),
        ("camion", {"comptoir": "dépôts", "camion": "tournée", "quai": "sorties"}),
    ],
)
def test_un_point_s_offre_a_qui_y_fait_ce_qu_on_y_fait(client, role, siens):
    lieu = un_lieu()
    for genre in ("comptoir", "camion", "quai", "caisse", "atelier"):
        un_point(genre, lieu=lieu)
    connecter(client, un_compte(role, lieu=lieu))

    [(_lieu, offerts)] = client.get(CHOISIR).context["utiles"]

    # Which one serves sorting is said on its tile.
    assert {point.genre: fait for point, fait in offerts} == siens
    assert all(fait in client.get(CHOISIR).text for fait in siens.values())
