"""Tonight's permanence in a real browser: a known member is there in two taps."""

import re
from datetime import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from ateliers.permanences.models import Visite
from petiterockette.personnes.services import inscrire
from tests.benevolat.benevoles import un_pole, une_permanence
from tests.fabriques import un_compte
from tests.velo.a_l_atelier import Atelier

VERBES = "^(Ouvrir|Accueillir)"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("deja_ouverte", [True, False])
def test_un_adherent_connu_arrive_en_deux_touches(appareil_de, deja_ouverte):
    atelier = Atelier()
    zoe = inscrire(prenom="Zoé", nom="Durand", compte=None)
    une_permanence(
        atelier.lieu, pole=un_pole("velo"), debut=timezone.localdate(), de=time(0), a=time(23, 59)
    )
    if deja_ouverte:
        atelier.permanence()
    benevole = un_compte("benevole", lieu=atelier.lieu)
    page = appareil_de(benevole, atelier.point, has_touch=True).new_page()
    page.goto("/")

    page.get_by_role("link" if deja_ouverte else "button", name=re.compile(VERBES)).tap()
    expect(page.get_by_label("Les premières lettres de son nom")).to_be_focused()
    page.keyboard.type("zoe du")
    page.get_by_role("button", name="Zoé Durand").tap()

    expect(page.get_by_role("status").filter(has_text="Zoé Durand")).to_be_visible()
    expect(page.get_by_role("heading", name="Les places pour réparer")).to_be_visible()
    assert Visite.objects.get().personne == zoe
