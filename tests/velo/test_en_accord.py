"""A bike and its thing say the same, whatever is posted to the page of the thing."""

from uuid import uuid4

import pytest
from django.urls import reverse

from ateliers.velo.verifications import objets
from collecte.objets.models import Objet
from tests.fabriques import connecter
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("situation", Objet.Situation.values)
def test_la_page_de_l_objet_ne_change_pas_un_velo_dans_le_dos_de_l_atelier(
    atelier, client, situation
):
    velo = atelier.recevoir()
    connecter(client, atelier.compte, atelier.point)
    page = reverse("collecte:objet_situation", args=[velo.objet.code])

    reponse = client.post(
        page, {"uuid": str(uuid4()), "situation": situation, "motif": "on ne sait pas"}
    )

    assert reponse.status_code == 200
    assert Objet.objects.get(pk=velo.objet_id).situation == Objet.Situation.PRESENT
    assert list(objets()) == []


def test_elle_dit_ou_cela_se_change(atelier, client):
    velo = atelier.recevoir()
    connecter(client, atelier.compte, atelier.point)
    page = reverse("collecte:objet_situation", args=[velo.objet.code])
    perdu = {"uuid": str(uuid4()), "situation": "perdu", "motif": "introuvable"}

    texte = lue(client.post(page, perdu))

    assert f"C’est le vélo {velo} : ce qu’il devient se dit sur sa page, à l’atelier." in texte
