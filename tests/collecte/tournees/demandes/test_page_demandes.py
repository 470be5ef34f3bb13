"""Requests as lists: who reads them, page by page."""

import pytest
from django.urls import reverse

from collecte.tournees.services.rendez_vous import annuler_la_demande
from petiterockette.photos.images import reencoder
from tests.collecte.tournees.demandes.chemins import adresse
from tests.fabriques import connecter, un_compte, un_lieu
from tests.fabriques_tournees import (
    SECRETS,
    acceptee,
    un_enlevement,
    une_demande,
    une_image,
    une_tournee,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db


def test_le_camion_lit_les_demandes_sans_pouvoir_repondre(client, lieu):
    demande = une_demande(lieu)
    connecter(client, un_compte("camion", point=lieu.vehicule_set.get().point))

    page = lue(client.get(adresse(demande)))

    assert SECRETS[3] in page
    assert adresse(demande, "accepter") not in page
    assert SECRETS[0] in lue(client.get(reverse("collecte:demandes")))


def test_la_liste_ne_demande_pas_plus_quand_elle_grandit(
    client, responsable, lieu, django_assert_max_num_queries
):
    for _ in range(6):
        une_demande(lieu, photos=(reencoder(une_image()),))
        acceptee(une_demande(lieu))
    un_enlevement(une_tournee(lieu.vehicule_set.get()))

    with django_assert_max_num_queries(26):
        page = lue(client.get(reverse("collecte:demandes")))

    assert page.count('class="demande"') == 13


def test_les_finies_se_lisent_page_par_page(client, responsable, lieu, monkeypatch):
    monkeypatch.setattr("collecte.tournees.views.demandes.PAR_PAGE", 2)
    for _ in range(3):
        annuler_la_demande(demande=une_demande(lieu), compte=responsable)

    page = client.get(reverse("collecte:demandes") + "?finies")
    suite = client.get(reverse("collecte:demandes") + f"?finies&avant={page.context['suite']}")

    assert lue(page).count('class="demande"') == 2
    assert lue(suite).count('class="demande"') == 1
    assert client.get(reverse("collecte:demandes") + "?finies&avant=²").status_code == 200


def test_le_responsable_d_un_autre_lieu_ne_lit_rien(client, lieu):
    demande = une_demande(lieu)
    connecter(client, un_compte("responsable", lieu=un_lieu()))

    assert client.get(adresse(demande)).status_code == 403
    assert SECRETS[0] not in lue(client.get(reverse("collecte:demandes")))
