"""The pages that nobody asks for: refused, lost, broken, out of date."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from petiterockette.affichage.views import page_403, page_500
from petiterockette.personnes.models import Personne
from tests.fabriques import connecter, un_compte, un_lieu


@pytest.fixture
def exigeant() -> Client:
    """A browser whose proofs of origin are checked, as in real life."""
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


@pytest.mark.django_db
def test_une_page_inconnue_ramene_a_la_journee(client):
    connecter(client, un_compte())

    reponse = client.get("/rien-de-tel/")

    assert reponse.status_code == 404
    assert "Cette page n’existe pas" in reponse.content.decode()
    assert f'href="{reverse("accueil")}"' in reponse.content.decode()


@pytest.mark.django_db
def test_un_refus_du_serveur_ne_deconnecte_pas(client):
    requete = RequestFactory().get("/")

    reponse = page_403(requete)

    assert reponse.status_code == 403
    assert "vous restez connecté" in reponse.content.decode()


def test_un_probleme_du_serveur_se_dit_sans_la_base():
    reponse = page_500(RequestFactory().get("/"))

    assert reponse.status_code == 500
    assert "Un problème de notre côté" in reponse.content.decode()
    assert "500" not in reponse.content.decode()


@pytest.mark.parametrize(("page", "statut"), [("/nulle-part/", 404)])
@pytest.mark.django_db
def test_un_comptoir_recoit_ses_refus_en_json(client, page, statut):
    reponse = client.get(page, headers={"accept": "application/json"})

    assert reponse.status_code == statut
    assert "refus" in reponse.json()


@pytest.mark.django_db
def test_une_page_perimee_garde_ce_qui_etait_tape_et_le_renvoie(exigeant):
    lieu = un_lieu()
    connecter(exigeant, un_compte("responsable", lieu=lieu))
    adresse = f"{reverse('personnes:equipe')}?lieu={lieu.code}"

    perimee = exigeant.post(adresse, {"prenom": "Zoé <3", "csrfmiddlewaretoken": "a" * 64})

    assert perimee.status_code == 403
    assert not Personne.objects.filter(prenom="Zoé <3").exists()
    page = perimee.content.decode()
    assert "Pas encore enregistré" in page
    assert '<input type="hidden" name="prenom" value="Zoé &lt;3">' in page

    jeton = str(perimee.context["csrf_token"])
    exigeant.post(adresse, {"prenom": "Zoé <3", "csrfmiddlewaretoken": jeton})

    assert Personne.objects.filter(prenom="Zoé <3").exists()


@pytest.mark.django_db
def test_une_page_perimee_ne_garde_rien_de_ce_qui_vient_d_ailleurs(exigeant):
    lieu = un_lieu()
    connecter(exigeant, un_compte("responsable", lieu=lieu))

    piege = exigeant.post(
        reverse("personnes:equipe"),
        {"prenom": "Piège"},
        headers={"origin": "https://ailleurs.example"},
    )

    assert piege.status_code == 403
    assert "Piège" not in piege.content.decode()
    assert "Renvoyer" not in piege.content.decode()


@pytest.mark.django_db
def test_une_page_perimee_ne_garde_pas_de_mot_de_passe(exigeant):
    perimee = exigeant.post(
        reverse("comptes:connexion"), {"username": "awa", "password": "trois mots verts"}
    )

    assert perimee.status_code == 403
    assert "trois mots verts" not in perimee.content.decode()
    assert "Rouvrir la page" in perimee.content.decode()


@pytest.mark.django_db
def test_un_comptoir_sait_que_sa_page_est_perimee(exigeant):
    connecter(exigeant, un_compte("benevole", lieu=un_lieu()))

    reponse = exigeant.post(reverse("collecte:depots"), "{}", content_type="application/json")

    assert reponse.status_code == 403
    assert reponse.json()["perime"] is True


def test_les_pages_de_refus_sont_branchees():
    assert settings.CSRF_FAILURE_VIEW == "petiterockette.affichage.views.formulaire_perime"
