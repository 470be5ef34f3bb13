"""The pages that nobody asks for: refused, lost, broken, out of date; how all of them leave."""

import gzip
import re

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
def test_une_page_part_comprimee_sans_ses_retraits(client):
    connecter(client, un_compte())
    telle_quelle = client.get("/rien-de-tel/").content.decode()

    reponse = client.get("/rien-de-tel/", headers={"accept-encoding": "gzip, br"})
    recue = gzip.decompress(reponse.content).decode()

    assert int(reponse["Content-Length"]) == len(reponse.content)
    assert re.search(r"\n\s+<", telle_quelle)
    assert len(recue.split()) == len(telle_quelle.split())
    assert not re.search(r"\n\s+<", recue)


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


@pytest.mark.parametrize(
    ("demande", "statut", "phrase"),
    [
        ({"path": "/connexion/", "data": {"next": "a\x00b"}}, 400, "Cette demande ne se lit pas"),
        (
            {"path": "/connexion/", "headers": {"host": "pirate.example"}},
            400,
            "Ce n’est pas l’adresse de cette maison",
        ),
    ],
)
@pytest.mark.django_db
def test_ce_que_le_cadre_refuse_se_dit_en_francais(client, demande, statut, phrase):
    reponse = client.get(**demande)

    assert reponse.status_code == statut
    assert phrase in reponse.content.decode()
    assert "css/rockette.css" in reponse.content.decode()


@pytest.mark.parametrize(
    ("limite", "valeur"),
    [("DATA_UPLOAD_MAX_MEMORY_SIZE", 10), ("DATA_UPLOAD_MAX_NUMBER_FIELDS", 1)],
)
@pytest.mark.django_db
def test_un_envoi_trop_lourd_le_dit(client, settings, limite, valeur):
    connecter(client, un_compte())
    setattr(settings, limite, valeur)

    reponse = client.post("/point/", {"point": "1", "suite": "/" * 40})
    en_json = client.post(
        "/point/", {"point": "1", "suite": "/" * 40}, headers={"accept": "application/json"}
    )

    assert reponse.status_code == 413
    assert "C’est trop lourd pour être envoyé" in reponse.content.decode()
    assert en_json.status_code == 413
    assert "trop lourd" in en_json.json()["refus"]


def test_les_pages_de_refus_sont_branchees():
    assert settings.CSRF_FAILURE_VIEW == "petiterockette.affichage.views.formulaire_perime"
