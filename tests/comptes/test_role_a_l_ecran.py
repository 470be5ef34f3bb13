"""Giving a role: only what that role is limited to is asked."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.fabriques import un_compte, un_point

pytestmark = pytest.mark.django_db(transaction=True)


def test_le_pole_ne_se_demande_qu_a_qui_s_y_limite(appareil_de):
    point = un_point()
    autre = un_compte("benevole", lieu=point.lieu)
    page = appareil_de(un_compte("administration"), point).new_page()
    pole, lieu = page.locator("select[name=pole]"), page.locator("select[name=lieu]")

    for adresse in (
        reverse("comptes:compte_nouveau"),
        reverse("comptes:role_donner", args=[autre.pk]),
    ):
        page.goto(adresse)
        expect(pole).to_be_hidden()
        page.locator("label:has(input[name=role][value=pole])").click()
        expect(pole).to_be_visible()
        pole.select_option("animation")
        page.locator("label:has(input[name=role][value=tri])").click()
        expect(pole).to_be_hidden()
        # What is no longer shown is no longer sent.
        expect(pole).to_have_value("")
        # A role of a site is proposed there, one of the house everywhere.
        expect(lieu).to_have_value(str(point.lieu_id))
        page.locator("label:has(input[name=role][value=direction])").click()
        expect(lieu).to_have_value("tous")
