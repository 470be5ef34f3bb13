"""The words of an old base in a real browser: what is chosen is not lost, and a phone shows all."""

import pytest
from playwright.sync_api import expect

from tests import axe
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import un_compte, un_lieu, un_point

from .test_mots_a_decider import un_mot, une_base

pytestmark = pytest.mark.django_db(transaction=True)
DEBORDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_un_choix_pas_confirme_se_retrouve_et_rien_ne_deborde(appareil_de):
    la_boutique()
    lieu = un_lieu(code="rk", nom="Chemin vert")
    export = une_base(
        un_mot(1, "Livres + vaisselle", 9_000),
        un_mot(2, "Divers", 8_000),
        un_mot(3, "Vaiselle", 7_000),
        un_mot(4, "Zork", 10, liste="type_collecte"),
    )
    contexte = appareil_de(un_compte("direction"), un_point("comptoir", lieu=lieu), 390, 844)
    page = contexte.new_page()
    adresse = f"/reprise/oressource/{export.pk}/mots/type_dechets/"
    page.goto(adresse)
    axe.sans_defaut(page)
    assert page.evaluate(DEBORDE) <= 0

    divers = page.locator("tr[data-mot=divers]")
    parts = page.locator("tr[data-mot='livres vaisselle'] [data-part]")
    divers.get_by_role("combobox").select_option("vrac")
    parts.first.fill("70")
    expect(parts.last).to_have_value("30")
    expect(divers.get_by_text("pas encore décidé")).to_be_visible()

    # Another word is said yes to, then a link is followed: neither choice is lost.
    page.locator("tr[data-mot=vaiselle]").get_by_role("combobox").press("Enter")
    expect(page.get_by_role("heading", name="2 mots à décider")).to_be_visible()
    page.goto("/reprise/")
    page.goto(adresse)
    expect(divers.get_by_role("combobox")).to_have_value("vrac")
    expect(parts.first).to_have_value("70")

    # Said yes to, it is decided, and kept here no more.
    divers.get_by_role("button", name="Oui").click()
    expect(page.get_by_role("heading", name="1 mot à décider")).to_be_visible()
    assert "divers" not in page.evaluate("() => JSON.stringify(localStorage)")
