"""Each page of figures says itself in two sentences, with their base, for an e-mail too."""

from html import unescape

import pytest
from playwright.sync_api import expect

from tests.collecte.tableau.test_indicateurs import une_annee
from tests.fabriques import connecter, les_listes, un_compte, un_lieu, un_point
from tests.pages import lue

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


@pytest.fixture
def annee(db):
    les_listes()
    point = un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
    une_annee(point)
    return point


def test_le_tableau_dit_son_taux_et_sur_quoi_il_s_appuie(client, annee):
    connecter(client, un_compte("direction"))

    page = lue(client.get("/collecte/mois/2026-11/"))

    assert "Revalorisé, novembre 2026 : 91,0 %." in page
    assert "Base : 100 kg sortis, dont 57 kg réemployés et 34 kg recyclés, tous les lieux." in page


def test_les_indicateurs_disent_ou_est_parti_ce_qui_est_sorti(client, annee):
    connecter(client, un_compte("direction"))

    page = lue(client.get("/indicateurs/2026/"))

    assert "Sorti, 2026 jusqu’ici : 100 kg." in page
    assert "Surtout : réemployé (57 kg), recyclé (34 kg)" in page
    # What is sought leaves out what the sentences are made of.
    assert "2026 jusqu’ici" not in lue(client.get("/indicateurs/2026/?q=vélos"))


def test_le_courriel_a_les_phrases_leur_base_et_l_adresse(client, annee):
    connecter(client, un_compte("direction"))

    page = unescape(client.get("/collecte/mois/2026-11/?lieu=CHV").content.decode())

    courriel = page.partition('<textarea id="courriel"')[2].partition("</textarea>")[0]
    titre, vide, *suite = courriel.partition(">")[2].split("\n")
    assert (titre, vide) == ("Novembre 2026, Chemin-Vert", "")
    assert suite[0].startswith("Revalorisé, novembre 2026")
    assert suite[-1] == "http://testserver/collecte/mois/2026-11/?lieu=CHV"


@pytest.mark.django_db(transaction=True)
def test_une_touche_choisit_le_texte_a_copier(annee, appareil_de, live_server):
    page = appareil_de(un_compte("direction"), annee).new_page()
    page.goto(f"{live_server.url}/collecte/mois/2026-11/")

    page.get_by_text("Copier pour un courriel").click()

    expect(page.locator("[data-copie]")).not_to_be_empty()
    choisi = page.evaluate(
        "() => { const t = document.querySelector('#courriel');"
        "return t.value.slice(t.selectionStart, t.selectionEnd); }"
    )
    assert choisi.startswith("Novembre 2026, tous les lieux")
