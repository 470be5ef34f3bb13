"""The pages of rounds, the home page's words and the list of vehicles."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from collecte.tournees.models import Tournee, Vehicule
from collecte.tournees.services.arrets import relier
from tests.fabriques import connecter, un_compte, un_point
from tests.fabriques_tournees import (
    JOUR,
    acceptee,
    un_depot_de_tournee,
    un_enlevement,
    un_enlevement_fait,
    une_demande,
    une_tournee,
)
from tests.pages import erreurs, lue

from .chemins import page

pytestmark = pytest.mark.django_db


def test_la_page_d_une_tournee_ne_demande_pas_plus_quand_elle_grandit(
    client, responsable, tournee, camion, django_assert_max_num_queries
):
    for _ in range(5):
        arret = un_enlevement_fait(tournee, camion)
        bon = un_depot_de_tournee(tournee.vehicule.point)
        relier(arret=arret, bon=bon, compte=camion)
        un_enlevement_fait(tournee, camion)
        un_depot_de_tournee(tournee.vehicule.point)
        un_enlevement(tournee)
        acceptee(une_demande(tournee.lieu))

    with django_assert_max_num_queries(34):
        client.get(page(tournee))
    with django_assert_max_num_queries(26):
        client.get(reverse("collecte:tournees"))


def test_les_tournees_passees_se_lisent_page_par_page(client, responsable, vehicule, monkeypatch):
    monkeypatch.setattr("collecte.tournees.views.tournees.PAR_PAGE", 2)
    for n in range(1, 5):
        with time_machine.travel(timezone.now() - n * timedelta(days=1), tick=False):
            une_tournee(vehicule)

    premiere = client.get(reverse("collecte:tournees"))
    suite = client.get(reverse("collecte:tournees") + f"?avant={premiere.context['suite']}")

    assert len(premiere.context["passees"]) == len(suite.context["passees"]) == 2
    assert client.get(reverse("collecte:tournees") + "?avant=2026-02-31").status_code == 200


def test_aucune_tournee_ne_se_perd_entre_deux_pages(client, responsable, vehicule, monkeypatch):
    monkeypatch.setattr("collecte.tournees.views.tournees.PAR_PAGE", 1)
    for n in (1, 2):
        with time_machine.travel(timezone.now() - n * JOUR, tick=False):
            une_tournee(vehicule, moment="matin")
            une_tournee(vehicule, moment="apres_midi")

    lues, suite = [], ""
    while suite is not None:
        page = client.get(reverse("collecte:tournees") + f"?avant={suite}")
        lues += [t.pk for t in page.context["passees"]]
        suite = page.context["suite"]

    assert sorted(lues) == sorted(Tournee.objects.values_list("pk", flat=True))
    assert len(lues) == 4


def test_l_espace_collecte_dit_ce_qui_reste(client, tournee, camion, responsable):
    un_enlevement_fait(tournee, camion)
    un_enlevement(tournee)
    une_demande(tournee.lieu)

    lu = lue(client.get(reverse("espace", args=["collecte"])))

    assert "arrêt à faire, sur 2" in lu
    assert "à traiter" in lu


def test_un_vehicule_se_tient_dans_les_listes(client, vehicule):
    connecter(client, un_compte("direction"))
    nouveau = reverse("collecte:liste_ajouter", args=["vehicules"])
    tape = {"nom": "Le vélo-cargo", "lieu": vehicule.lieu_id, "point": "", "volume_l": "0,4"}

    assert client.post(nouveau, tape).status_code == 302
    assert Vehicule.objects.get(nom="Le vélo-cargo").volume_l == 400
    ailleurs = un_point("camion")
    reponse = client.post(nouveau, tape | {"nom": "Autre", "point": ailleurs.pk})
    assert "autre lieu" in erreurs(reponse)["point"]
    reponse = client.post(nouveau, tape | {"nom": "Autre", "volume_l": "-3"})
    assert "volume_l" in erreurs(reponse)
    change = reverse("collecte:liste_changer", args=["vehicules", vehicule.pk])
    assert 'value="12' in lue(client.get(change))
