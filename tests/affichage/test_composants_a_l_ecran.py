"""The page of components in a browser: measured by axe, whole on a phone, true to the hand."""

import pytest

from tests import axe
from tests.fabriques import les_listes, un_compte, un_point

pytestmark = pytest.mark.django_db(transaction=True)

# What a hand does to a thing, and the class that says it.
MAINS = {"survole": "hover", "au-clavier": "focus"}
VUS = ("backgroundColor", "boxShadow", "outlineStyle", "outlineWidth", "textDecorationThickness")


@pytest.fixture
def ouvrir(appareil_de):
    les_listes()
    point = un_point()
    compte = un_compte("direction")

    def ouverture(**options):
        page = appareil_de(compte, point, **options).new_page()
        page.goto("/composants/")
        return page

    return ouverture


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_n_y_trouve_rien_de_grave(ouvrir, theme, pleine):
    # Four thousand pieces, whose pairs of colours are measured one by one in test_jetons.
    assert axe.defauts(ouvrir(color_scheme=theme), graves=True, contraste=pleine) == []


@pytest.mark.parametrize(("largeur", "hauteur"), [(1280, 800), (390, 844), (320, 640)])
def test_rien_ne_deborde(ouvrir, largeur, hauteur):
    page = ouvrir(largeur=largeur, hauteur=hauteur)

    assert page.evaluate("document.documentElement.scrollWidth") <= largeur


@pytest.mark.parametrize("theme", ["clair", "sombre"])
@pytest.mark.parametrize("appareil", ["light", "dark"])
def test_une_partie_de_page_porte_son_theme_sur_tout_appareil(ouvrir, theme, appareil):
    page = ouvrir(color_scheme=appareil)

    papier = page.locator(f"#boutons .vitrine[data-theme={theme}]").evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )

    assert papier == {"clair": "rgb(250, 243, 230)", "sombre": "rgb(27, 20, 17)"}[theme]


@pytest.mark.parametrize("etat", MAINS)
@pytest.mark.parametrize("planche", ["boutons", "puces"])
def test_un_etat_montre_est_celui_que_donne_la_main(ouvrir, planche, etat):
    page = ouvrir()
    montres = page.locator(f"#{planche} [data-theme=clair] .est-{etat}:not([aria-pressed=true])")
    for montre in montres.element_handles():
        vu = style(montre)
        montre.evaluate("(e, c) => e.classList.remove(c)", f"est-{etat}")
        sans = style(montre)
        if etat == "au-clavier":
            # The keyboard was the last to speak: a focus is then a visible one.
            page.keyboard.press("Shift")
        getattr(montre, MAINS[etat])()

        assert style(montre) == vu != sans


def style(element) -> dict:
    return element.evaluate(
        "(e, noms) => Object.fromEntries(noms.map((n) => [n, getComputedStyle(e)[n]]))", list(VUS)
    )


def test_un_tableau_imprime_reste_un_tableau(ouvrir):
    # An A4 between its margins is as wide as a large phone.
    page = ouvrir(largeur=680, hauteur=900)
    cellule = page.locator("#tableaux [data-theme=clair] tbody td").first

    assert cellule.evaluate("e => getComputedStyle(e.parentElement).display") == "grid"
    page.emulate_media(media="print")

    assert cellule.evaluate("e => getComputedStyle(e.parentElement).display") == "table-row"
