"""The year on paper: its figures, from the first sheet on, and no bubble over them."""

import io

import pytest
from pypdf import PdfReader

from tests.fabriques import un_compte, un_lieu, un_point

pytestmark = pytest.mark.django_db(transaction=True)


def test_les_indicateurs_s_impriment_des_la_premiere_page(appareil_de, live_server):
    point = un_point(lieu=un_lieu())
    page = appareil_de(un_compte("direction"), point).new_page()
    page.goto(live_server.url + "/indicateurs/")

    feuilles = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages

    textes = [feuille.extract_text() for feuille in feuilles]
    assert "La matière" in textes[0]
    assert len(feuilles) <= 6
    # What a « ? » says is for the screen.
    assert not any("Vient de" in texte for texte in textes)
