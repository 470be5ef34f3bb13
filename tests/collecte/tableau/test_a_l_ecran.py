"""The dashboard as somebody meets it who has never seen it: four answers in four taps."""

import re

import pytest
from playwright.sync_api import expect

from petiterockette.lieux.models import Association
from tests import axe
from tests.fabriques import un_compte
from tests.tailles import BUREAU, ETROIT, TELEPHONE, a_chaque_taille, debordements

from .conftest import Maison, vivre_quatorze_mois

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("le_25_novembre", "quatorze_mois"),
]
OCTOBRE = "/collecte/mois/2026-10/"


@pytest.fixture
def quatorze_mois(transactional_db) -> Maison:
    """Its own for each test: what a browser reads is committed."""
    return vivre_quatorze_mois()


@pytest.fixture
def ouvrir(appareil_de, quatorze_mois):
    compte = un_compte("direction")

    def ouverture(adresse=OCTOBRE, **options):
        page = appareil_de(compte, quatorze_mois.ici, **options).new_page()
        page.goto(adresse)
        return page

    return ouverture


def graves(page) -> list[str]:
    return axe.defauts(page, graves=True)


def test_quatre_reponses_en_quatre_touches(ouvrir):
    # September had one open day here, October three.
    Association.objects.create(pk=1, nom="Rockette", comparable_masse_pc=0, comparable_jours_pc=0)
    page = ouvrir("/")
    for _taille in a_chaque_taille(page, BUREAU, TELEPHONE):
        page.goto("/")
        _quatre_touches(page)


def _quatre_touches(page) -> None:
    # One: what is the rate of the month; two: of the one before, and is it better.
    page.get_by_role("link", name=re.compile("Le mois")).locator("visible=true").first.click()
    page.get_by_role("link", name="Mois précédent").click()
    assert "90,4" in page.locator(".taux-chiffre").inner_text()
    assert re.search(r"[+−]\d", page.locator(".comparaisons").inner_text())
    # Three: which category explains it. Four: which bons are behind it.
    explique = page.locator(".explication-part").first
    categorie = re.sub(r"[+−].*", "", explique.inner_text()).strip()
    explique.click()
    assert categorie in page.locator(".filtres").inner_text()
    page.locator(".vers-les-bons").nth(1).click()

    page.get_by_role("heading", name="Les bons de ce chiffre").wait_for()
    assert page.locator(".bons-tableau tbody tr").count() >= 1


def test_axe_ne_trouve_rien_de_grave_et_rien_ne_deborde(ouvrir):
    page, defauts = ouvrir(), {}
    for adresse in (
        *(OCTOBRE, OCTOBRE + "?origine=domicile", OCTOBRE + "bons/sorties/"),
        *("/collecte/mois/2026/", "/collecte/mois/2026-S42/", "/vues/"),
    ):
        page.goto(adresse)
        defauts[adresse] = graves(page) + debordements(page, ETROIT, TELEPHONE, BUREAU)

    assert not any(defauts.values()), defauts


def test_chaque_menu_s_ouvre_au_clavier_et_axe_n_y_trouve_rien(ouvrir):
    page = ouvrir()
    for menu in ("periodes", "filtrer", "emporter"):
        page.locator(f"button[popovertarget={menu}]").focus()
        page.keyboard.press("Enter")

        assert page.locator(f"#{menu}").is_visible(), menu
        assert graves(page) == [], menu
        page.keyboard.press("Escape")
        assert page.locator(f"#{menu}").is_hidden(), menu


def test_des_dates_libres_se_choisissent_dans_le_menu(ouvrir):
    page = ouvrir(OCTOBRE + "?categorie=textiles")
    page.locator("button[popovertarget=periodes]").click()
    page.locator("input[name=du]").fill("2026-10-03")
    page.locator("input[name=au]").fill("2026-10-20")
    page.get_by_role("button", name="Voir ces dates").click()

    page.wait_for_url("**/2026-10-03_2026-10-20/?categorie=textiles")
    assert "Du 3 au 20 octobre 2026" in page.locator("h1").inner_text()


def test_une_vue_se_garde_et_se_retrouve(ouvrir):
    page = ouvrir(OCTOBRE + "?categorie=livres")
    page.locator("button[popovertarget=emporter]").click()
    page.get_by_label("Garder cette vue sous le nom").fill("Livres d’octobre")
    page.get_by_role("button", name="Garder", exact=True).click()

    expect(page.get_by_text(re.compile("Livres d’octobre.* est gardée"))).to_be_visible()
    page.goto("/vues/")
    page.get_by_role("link", name="Livres d’octobre").click()
    page.wait_for_url(f"**{OCTOBRE}?categorie=livres")
