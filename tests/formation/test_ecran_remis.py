"""A screen that goes round to be signed: nothing of the house opens on it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from petiterockette.comptes.models import Compte
from petiterockette.personnes.codes import donner_son_code
from petiterockette.personnes.models import Personne
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import lue

from .en_formation import heure, un_formateur, un_matin, un_stagiaire, une_session

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(23, 15), tick=False)]

SECRET = "trois mots verts"


def adresse(nom: str, *arguments) -> str:
    return reverse(f"formation:{nom}", args=arguments)


@pytest.fixture
def session():
    return une_session(un_lieu(nom="Chemin-Vert"))


@pytest.fixture
def client(client, session):
    nour = un_compte("formation", lieu=session.lieu, identifiant="nour", mot_de_passe=SECRET)
    return connecter(client, nour)


def test_un_ecran_qui_fait_signer_n_ouvre_rien_d_autre_que_qui_le_tient(client, session):
    matin = un_matin(session)
    paul, rosa = un_stagiaire(session), un_stagiaire(session, "Rosa")
    tour = adresse("tour", matin.pk)
    remettre = adresse("ecran_remettre", matin.pk, "stagiaire", paul.pk)
    assert remettre in lue(client.get(adresse("demi_journee", matin.pk)))
    page = lue(client.post(remettre, follow=True))
    assert "Aller à" not in page
    assert 'href="/' not in page.split("</head>")[1].replace(f'href="{tour}"', "")

    for ailleurs in (adresse("demi_journee", matin.pk), "/", reverse("personnes:annuaire")):
        assert client.get(ailleurs)["Location"] == tour, ailleurs
    document = client.post("/collecte/depots/", "{}", content_type="application/json")
    assert document.status_code == 403
    autre = lue(client.get(tour))
    assert adresse("signer_ici", matin.pk, "stagiaire", rosa.pk) in autre
    assert "ni votre mot de passe, ni votre code" in lue(client.post(tour, {"secret": "devine"}))
    assert client.get("/")["Location"] == tour

    rendu = client.post(tour, {"secret": SECRET})
    assert rendu["Location"] == adresse("demi_journee", matin.pk)
    assert client.get("/").status_code == 200


def test_le_code_de_caisse_reprend_l_ecran_aussi(client, session):
    matin, compte = un_matin(session), Compte.objects.get(identifiant="nour")
    tour = adresse("tour", matin.pk)
    # Nobody chooses one here: it is given only by whoever has it.
    assert client.post(tour, {"secret": "1234"}).status_code == 200
    donner_son_code(
        personne=compte.personne, code="1234", encore="1234", lieu=None, compte=compte.pk
    )

    assert client.post(tour, {"secret": "4321"}).status_code == 200
    assert client.post(tour, {"secret": "1234"}).status_code == 302


def test_qui_tient_l_ecran_signe_sans_le_remettre(client, session):
    compte = Compte.objects.get(identifiant="nour")
    Personne.objects.filter(pk=compte.personne_id).update(nom="Kaci")
    compte.personne.refresh_from_db()
    nour = un_formateur(session, personne=compte.personne)
    matin = un_matin(session, formateur=nour)
    client.post(adresse("ecran_remettre", matin.pk, "formateur", nour.pk))
    page = adresse("signer_ici", matin.pk, "formateur", nour.pk)

    reponse = client.post(page, {"uuid": str(uuid4()), "sans_dessin": "on"}, follow=True)

    assert reponse.redirect_chain == [(adresse("demi_journee", matin.pk), 302)]
    assert "signé à l’écran" in lue(reponse)
