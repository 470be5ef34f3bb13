"""What is ticked shows at once, and is kept without a button."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from petiterockette.dossiers.models import Choisi, Dossier
from tests.fabriques import les_listes, un_compte, un_depot, un_lieu, un_point, une_ligne

from .les_dossiers import un_dossier

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(appareil_de, live_server):
    dossier = un_dossier()
    page = appareil_de(un_compte("direction"), un_point(lieu=un_lieu())).new_page()
    page.goto(f"{live_server.url}/dossiers/{dossier.pk}/")
    return page


def test_ce_que_l_on_coche_est_montre_et_garde(page):
    page.get_by_role("checkbox", name="Recyclé").check()

    expect(page.locator('#apercu [data-code="T_RECYCLE"]')).to_be_visible()
    expect(page.locator("#coches")).to_have_text("9 cochés")
    page.reload()
    expect(page.get_by_role("checkbox", name="Recyclé")).to_be_checked()
    assert Choisi.objects.filter(code="T_RECYCLE").exists()


def test_chercher_ne_laisse_que_ce_qui_est_nomme(page):
    heures = page.get_by_role("checkbox", name="Heures de bénévolat")
    page.locator("[data-filtrer]").fill("bénévolat")

    expect(heures).to_be_visible()
    expect(page.get_by_role("checkbox", name="Collecté")).to_be_hidden()
    page.locator("[data-filtrer]").press("Enter")
    expect(heures).to_be_visible()


@pytest.mark.parametrize("tape", ["benevole", "heure benevoles", "HEURES"])
def test_un_debut_de_mot_sans_accent_ni_pluriel_suffit(page, tape):
    page.locator("[data-filtrer]").fill(tape)

    expect(page.get_by_role("checkbox", name="Heures de bénévolat")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Collecté")).to_be_hidden()


def test_un_milieu_de_mot_ne_trouve_rien(page):
    page.locator("[data-filtrer]").fill("névolat")

    expect(page.locator("[data-rien]")).to_be_visible()


def test_la_recherche_effacee_rend_les_familles_comme_elles_etaient(page):
    familles = page.locator("[data-cocher] details")
    ouvertes = "familles => familles.map((famille) => famille.open)"
    avant = familles.evaluate_all(ouvertes)
    for tape in ("benevole", "vente", ""):
        page.locator("[data-filtrer]").fill(tape)

    assert familles.evaluate_all(ouvertes) == avant
    expect(familles.last).to_be_visible()


def test_sur_un_telephone_ce_qui_est_trouve_est_au_dessus_du_pied(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.locator("[data-filtrer]").press_sequentially("benevole")

    trouve = page.get_by_role("checkbox", name="Heures de bénévolat").bounding_box()
    pied = page.locator(".pied-bande").bounding_box()
    assert trouve["y"] + trouve["height"] < pied["y"]
    assert page.locator("[data-filtrer]").bounding_box()["y"] >= 0


def test_une_ligne_glissee_par_sa_poignee_se_garde_ou_on_la_lache(page):
    page.set_viewport_size({"width": 1280, "height": 2400})
    page.locator("#ordre > summary").click()
    lignes = page.locator("#ordre-liste li")
    derniere = lignes.last
    nom = derniere.locator(".dossier-montre").inner_text()

    poignee = derniere.locator("[data-poignee]")
    poignee.hover()
    page.mouse.down()
    cadre = lignes.first.bounding_box()
    page.mouse.move(cadre["x"] + 5, cadre["y"] + 2, steps=6)
    page.mouse.up()
    # The answer puts the keys back as they are on top: two, and they go down. Until it comes the
    # line has those of the last one.
    expect(lignes.first).to_contain_text(nom)
    expect(lignes.first.get_by_role("button", name="Descendre")).to_be_visible()
    expect(lignes.first.get_by_role("button")).to_have_count(2)
    page.reload()
    expect(lignes.first).to_contain_text(nom)


def test_une_ligne_monte_au_clavier_et_le_clavier_y_reste(page):
    page.locator("#ordre > summary").click()
    monter = page.get_by_role("button", name="Monter «\u00a0Taux de revalorisation\u00a0»")
    monter.press("Enter")
    expect(page.locator("#ordre-liste li").nth(1)).to_contain_text("Taux de revalorisation")
    expect(monter).to_be_focused()
    monter.press("Enter")

    expect(page.locator("#ordre-liste li").first).to_contain_text("Taux de revalorisation")
    expect(page.locator(".dossier-chiffres li").first).to_contain_text("Taux de revalorisation")


def test_ce_qui_a_bouge_depuis_se_recompte_a_l_ouverture(page):
    [dossier] = Dossier.objects.all()
    Dossier.objects.update(lu_le=timezone.now() - timedelta(hours=1), debut=date(2020, 1, 1))
    les_listes()
    un_depot(une_ligne("livres", 5_000))

    page.goto(page.url)

    expect(page.locator('#apercu [data-code="T_COLLECTE"]')).to_contain_text("5")
    expect(page.locator("#valeur-indicateur-T_COLLECTE")).to_contain_text("5")
    dossier.refresh_from_db()
    assert dossier.lecture["chiffres"]["T_COLLECTE"] == "5000"


def test_une_ligne_va_en_dernier_d_une_touche(page):
    page.locator("#ordre > summary").click()
    page.get_by_role(
        "button", name="Mettre «\u00a0Taux de revalorisation\u00a0» en dernier"
    ).click()

    lignes = page.locator("#ordre-liste li")
    expect(lignes.last).to_contain_text("Taux de revalorisation")
    expect(lignes.last.get_by_role("button")).to_have_count(2)
