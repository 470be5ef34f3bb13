"""Somebody renews: their name follows from their card to the till, wherever it has to stop."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from boutique.tickets.papiers import papier_de, pour_le_papier
from petiterockette.personnes.services import inscrire
from tests.boutique.adhesions.fabriques import adherer, une_caisse_qui_adhere
from tests.fabriques import connecter, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db
CAISSE = "/boutique/caisse/"


@pytest.fixture(autouse=True)
def _le_12_mai(time_machine):
    time_machine.move_to("2026-05-12T08:00:00Z", tick=False)


@pytest.fixture
def tenue():
    return une_caisse_qui_adhere()


@pytest.fixture
def awa(tenue):
    personne = inscrire(prenom="Awa", nom="Diallo", compte=None)
    adherer(tenue, pour=personne)
    return personne


@pytest.fixture
def carte(awa):
    return reverse("adhesions:carte", args=[awa.cartes.get().pk])


@pytest.fixture
def client(tenue, awa):
    """Another device than the one that holds the till."""
    return connecter(Client(), tenue.compte, tenue.point)


def test_ou_est_cet_appareil_montre_les_caisses_d_abord_et_garde_le_nom(tenue, awa):
    un_point("comptoir", lieu=tenue.point.lieu, nom="Comptoir")
    client = connecter(Client(), tenue.compte)

    reponse = client.get(f"{CAISSE}?pour={awa.pk}", follow=True)
    page = lue(reponse)
    utiles = reponse.context["utiles"]
    assert [p for _lieu, points in utiles for p, _fait in points] == [tenue.point]
    assert f'name="suite" value="{CAISSE}?pour={awa.pk}"' in page


def test_une_caisse_fermee_s_ouvre_sans_oublier_qui_vient(client, tenue, awa, carte):
    tenue.fermer()

    reponse = client.get(f"{CAISSE}?pour={awa.pk}")
    assert reponse.url == f"/boutique/caisse/ouvrir/?pour={awa.pk}"
    page = lue(client.get(reponse.url))
    assert "Pour Awa Diallo" in page
    assert f'href="{carte}"' in page
    ouverture = {
        "uuid": str(uuid4()), "lieu": tenue.point.lieu.code, "point": tenue.point.pk,
        "fond": "100", "motif": "monnaie ajoutée",
    }  # fmt: skip
    ouverte = client.post(reponse.url, ouverture)

    assert ouverte.url == f"{CAISSE}?pour={awa.pk}"
    assert client.get(ouverte.url).context["reglages"]["pour"]["nom"] == "Awa Diallo"


def test_tenue_ailleurs_la_page_dit_par_qui_et_revenir_mene_a_la_carte(client, tenue, awa, carte):
    page = lue(client.get(f"{CAISSE}?pour={awa.pk}"))
    reprendre = f"/boutique/caisse/reprendre/?session={tenue.session.pk}&pour={awa.pk}"
    assert reprendre.replace("&", "&amp;") in page
    assert f"C’est {tenue.compte.personne} qui la tient, ouverte à" in page

    page = lue(client.get(reprendre))
    assert f"{tenue.compte.personne} la tient sur un autre appareil" in page
    assert f'href="{carte}">Revenir sans rien changer' in page
    reprise = {"session": tenue.session.pk, "motif": "on change de comptoir", "uuid": str(uuid4())}

    assert client.post(reprendre, reprise).url == f"{CAISSE}?pour={awa.pk}"


@pytest.mark.parametrize("pour", ["", "0", "abc", "9" * 5_000, "-1", "999999"])
def test_un_numero_de_personne_etrange_n_est_personne(client, pour):
    for page in (CAISSE, "/boutique/caisse/ouvrir/", "/boutique/caisse/reprendre/"):
        reponse = client.get(page, {"pour": pour}, follow=True)

        assert reponse.status_code == 200
        assert 'annonce-texte"><strong>Pour' not in lue(reponse)


def test_le_ticket_dit_jusqu_a_quand_l_adhesion_vaut(tenue, awa):
    vente = adherer(tenue, pour=awa).ligne.vente

    ligne = papier_de(pour_le_papier(type(vente).objects.filter(pk=vente.pk)).get()).lignes[0]

    assert ligne.detail == "jusqu’au 11 mai 2028"
