"""Signed with a finger, on the room's screen and on one's own phone; read by axe."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from ateliers.formation.models import Trace
from ateliers.formation.suivi_des_emargements import minutes_de
from tests import axe
from tests.fabriques import un_compte, un_point

from .en_formation import un_matin, un_stagiaire, une_session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(appareil_de) -> Page:
    point = un_point()
    return appareil_de(un_compte("direction"), point, largeur=390, hauteur=844).new_page()


@pytest.fixture
def matin():
    return un_matin(une_session())


def graves(page: Page) -> list[str]:
    return axe.defauts(page, graves=True)


def dessiner(page: Page) -> None:
    toile = page.locator("canvas")
    toile.scroll_into_view_if_needed()
    boite = toile.bounding_box()
    page.mouse.move(boite["x"] + 30, boite["y"] + 30)
    page.mouse.down()
    for pas in range(1, 9):
        page.mouse.move(boite["x"] + 30 + 25 * pas, boite["y"] + 30 + 30 * (pas % 2))
    page.mouse.up()


def test_on_signe_du_doigt_et_axe_n_y_trouve_rien(page, matin):
    paul = un_stagiaire(matin.session)
    page.goto(reverse("formation:session", args=[matin.session_id]))
    assert graves(page) == []
    page.goto(reverse("formation:demi_journee", args=[matin.pk]))
    signer = page.get_by_role("button", name="Signer : Paul Stagiaire")
    assert signer.bounding_box()["height"] >= 64
    signer.click()
    dessiner(page)
    page.get_by_role("button", name="Effacer").click()
    expect(page.locator("[name=trace]")).to_have_value("")
    dessiner(page)
    assert graves(page) == []

    page.get_by_role("button", name="Signer").click()

    expect(page.get_by_text("Signé. Merci")).to_be_visible()
    assert graves(page) == []
    assert minutes_de(paul) == 210
    assert len(Trace.objects.get().dessin.split(" ")) >= 8


def test_on_signe_de_son_telephone_sans_compte(page, matin):
    paul = un_stagiaire(matin.session)
    page.context.clear_cookies()
    page.goto(reverse("formation:emarger", args=[paul.jeton]))
    assert graves(page) == []
    dessiner(page)

    page.get_by_role("button", name="Signer").click()

    expect(page.get_by_text("Signé. Merci")).to_be_visible()
    assert minutes_de(paul) == 210
