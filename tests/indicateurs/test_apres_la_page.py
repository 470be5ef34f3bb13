"""The page of a year opens with what is read at once; what takes long to count comes after it."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.fabriques import connecter, les_listes, un_compte, un_depot, un_lieu, un_point

APRES = ["accueil", "caisse", "ateliers", "vie"]


@pytest.mark.django_db
def test_ce_qui_vient_apres_a_sa_place_et_un_lien_qui_le_montre(client):
    connecter(client, un_compte("direction"))

    familles = {
        f: lignes for f, _nom, lignes in client.get("/indicateurs/2026/").context["familles"]
    }
    entiere = client.get("/indicateurs/2026/?tout=oui").context["familles"]

    assert [f for f, lignes in familles.items() if lignes is None] == APRES
    assert list(familles) == [f for f, _nom, lignes in entiere if lignes]


@pytest.mark.django_db
@pytest.mark.parametrize("demande", ["q=adh", "format=csv"])
def test_ce_qui_est_cherche_ou_emporte_se_lit_en_une_fois(client, demande):
    connecter(client, un_compte("direction"))

    reponse = client.get(f"/indicateurs/2026/?{demande}")

    lu = b"".join(reponse) if reponse.streaming else reponse.content
    assert "dhérents" in lu.decode()
    assert "tout=oui" not in lu.decode()


@pytest.mark.django_db(transaction=True)
def test_la_suite_vient_d_elle_meme(appareil_de, live_server):
    page = appareil_de(un_compte("direction"), un_point(lieu=un_lieu())).new_page()
    les_listes()
    un_depot()
    page.goto(live_server.url + "/indicateurs/")

    for famille in APRES:
        expect(page.locator(f"#{famille} table")).to_be_visible()
    expect(page.locator("[data-suite]")).to_have_count(0)
    page.goto(f"{live_server.url}/collecte/mois/{timezone.localdate().year}/")
    expect(page.get_by_role("heading", name="Quand on vient", exact=True)).to_be_visible()
    expect(page.locator("[data-suite]")).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_sans_reponse_les_liens_restent(appareil_de, live_server):
    page = appareil_de(un_compte("direction"), un_point(lieu=un_lieu())).new_page()
    page.route("**/indicateurs/*tout=oui*", lambda demande: demande.abort())
    page.goto(live_server.url + "/indicateurs/")

    expect(page.get_by_role("link", name="Les montrer")).to_have_count(len(APRES))
    page.unroute_all()
    page.get_by_role("link", name="Les montrer").first.click()
    expect(page.locator("#ateliers table")).to_be_visible()
