"""In a real browser, a paper that was prepared comes by itself; axe has nothing to say."""

import pytest
from playwright.sync_api import expect

from petiterockette.affichage.impression import pdf
from tests.axe import sans_defaut
from tests.fabriques import un_compte, un_lieu, un_point

from .preparer import preparer_les_papiers

pytestmark = pytest.mark.django_db(transaction=True)


def test_le_papier_vient_de_lui_meme_des_qu_il_est_pret(
    appareil_de, monkeypatch, settings, tmp_path
):
    settings.DOSSIER_DES_PAPIERS = tmp_path
    monkeypatch.setattr(pdf, "COURT", 0)
    appareil = appareil_de(un_compte("direction"), un_point(lieu=un_lieu()), 390, 844)
    page = appareil.new_page()
    page.goto("/boutique/manuel/")

    page.get_by_role("link", name="PDF").click()
    expect(page.get_by_role("heading", name="Le papier se prépare")).to_be_visible()
    sans_defaut(page)

    with page.expect_download() as attendu:
        preparer_les_papiers()
    assert attendu.value.suggested_filename == "manuel-de-la-caisse.pdf"
    expect(page.get_by_role("heading", name="Le papier est prêt")).to_be_visible()
    sans_defaut(page)
