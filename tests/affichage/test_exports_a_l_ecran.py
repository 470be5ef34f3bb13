"""The button « Télécharger »: by finger, by keyboard, on a phone, without a script."""

import pytest

from tests.axe import sans_defaut
from tests.collecte.quai.au_quai import un_quai
from tests.fabriques import un_compte, un_depot, une_ligne
from tests.tableurs import grammes, lire_xlsx
from tests.tailles import BUREAU, ETROIT, TELEPHONE, a_chaque_taille

pytestmark = pytest.mark.django_db(transaction=True)

STOCK = "/collecte/stock/"


@pytest.fixture
def page(appareil_de, request):
    quai = un_quai()
    un_depot(une_ligne("livres", 7_401), point=quai)
    # Without a script: the menu is the browser's own. What measures it is one.
    scripts = getattr(request, "param", False)
    appareil = appareil_de(un_compte("direction"), quai, java_script_enabled=scripts)
    page = appareil.new_page()
    page.goto(f"{STOCK}?lieu=CHV")
    return page


def test_le_menu_tient_a_l_ecran_sous_un_doigt(page):
    page.get_by_role("button", name="Télécharger").click()

    choix = page.locator("#exports a")
    noms = ["Excel (.xlsx)", "LibreOffice (.ods)", "Texte (.csv)", "PDF (.pdf)"]
    assert choix.all_inner_texts() == noms
    for largeur, hauteur in (BUREAU, TELEPHONE, ETROIT):
        page.set_viewport_size({"width": largeur, "height": hauteur})
        for boite in [lien.bounding_box() for lien in choix.all()]:
            assert boite["height"] >= 48
            assert boite["x"] >= 0
            assert boite["x"] + boite["width"] <= largeur


@pytest.mark.parametrize("page", [True], ids=["scripts"], indirect=True)
def test_axe_ne_trouve_rien_le_menu_ouvert(page):
    page.get_by_role("button", name="Télécharger").click()

    for _taille in a_chaque_taille(page, BUREAU, TELEPHONE):
        sans_defaut(page)


def test_au_clavier_on_emporte_le_stock_de_son_lieu(page):
    bouton = page.get_by_role("button", name="Télécharger")
    bouton.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    with page.expect_download() as attendu:
        page.keyboard.press("Enter")

    fichier = attendu.value
    assert fichier.suggested_filename.startswith("stock-chv-")
    with open(fichier.path(), "rb") as recu:
        lu = lire_xlsx(recu.read())
    assert [(nom, grammes(kg)) for nom, kg in lu.colonnes("Catégorie", "Total (kg)")] == [
        ("Livres", 7_401)
    ]
    # Escape closes the menu and gives the focus back.
    page.keyboard.press("Escape")
    assert not page.locator("#exports").is_visible()
    assert bouton.evaluate("b => b === document.activeElement")
