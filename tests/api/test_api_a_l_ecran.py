"""The pages of the accesses, the documentation and the open data, in a real browser."""

import pytest

from petiterockette.lieux.models import Association
from tests import axe
from tests.collecte.livres import deposer, tout_devient
from tests.fabriques import les_listes, un_compte, un_lieu, un_point
from tests.mots_entiers import a_toutes_les_tailles, page_abimee

from .les_cles import une_cle


@pytest.fixture
def point(transactional_db):
    les_listes()
    Association.objects.create(id=1, nom="La Petite Rockette")
    point = un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"), maximum_g=None)
    un_lieu(code="MTG", nom="Montgallet", ordre=1)
    deposer(point, "textiles", 1_284_000)
    tout_devient(point.lieu, vendu=199_500, recycle=119_350, jete=31_150)
    return point


def test_axe_ne_trouve_rien_et_rien_ne_deborde(appareil_de, live_server, point):
    jeton, _cle = une_cle(lieux=(point.lieu,))
    onglet = appareil_de(un_compte("direction"), point).new_page()
    trouves, abimees = {}, {}
    for adresse in (
        *("/api/", "/impact/donnees/", "/impact/donnees/?lieu=CHV"),
        *("/acces-api/", "/acces-api/nouveau/", f"/acces-api/{jeton.pk}/retirer/"),
    ):
        onglet.set_viewport_size({"width": 390, "height": 844})
        assert onglet.goto(live_server.url + adresse).status == 200
        for pli in onglet.locator("main details > summary").all():
            pli.click()
        trouves[adresse] = axe.defauts(onglet)
        abimees[adresse] = a_toutes_les_tailles(onglet, page_abimee)

    assert {ou: t for ou, t in trouves.items() if t} == {}
    assert {ou: t for ou, t in abimees.items() if t} == {}


def test_la_cle_se_prend_d_une_touche_et_la_page_se_lit_entiere(appareil_de, live_server, point):
    onglet = appareil_de(un_compte("direction"), point).new_page()
    onglet.goto(f"{live_server.url}/acces-api/nouveau/")
    onglet.get_by_label("Quel nom lui donner").fill("Carte des ressourceries")
    onglet.get_by_label("Pour qui").fill("le réseau")
    onglet.get_by_label("Les séances").check()
    onglet.set_viewport_size({"width": 390, "height": 844})
    onglet.get_by_role("button", name="Donner cet accès").click()

    onglet.locator("#la-cle").click()

    cle = onglet.evaluate("getSelection().toString().trim()")
    assert cle == onglet.locator("#la-cle").inner_text()
    entetes = {"Authorization": f"Bearer {cle}"}
    assert onglet.request.get(f"{live_server.url}/api/v1/seances", headers=entetes).status == 200
    assert axe.defauts(onglet) == []
    assert a_toutes_les_tailles(onglet, page_abimee) == {}
