"""The page of components in a browser: measured by axe, whole on a phone, true to the hand."""

from itertools import product

import pytest

from tests import axe
from tests.fabriques import les_listes, un_compte, un_point
from tests.tailles import BUREAU, ETROIT, TELEPHONE, debordements

pytestmark = pytest.mark.django_db(transaction=True)

# What a hand does to a thing, and the class that says it.
PAPIERS = {"clair": "rgb(250, 243, 230)", "sombre": "rgb(27, 20, 17)"}
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


def test_rien_ne_deborde_et_une_partie_porte_son_theme_sur_tout_appareil(ouvrir):
    page = ouvrir()

    assert debordements(page, BUREAU, TELEPHONE, ETROIT) == []
    for appareil, theme in product(("light", "dark"), PAPIERS):
        page.emulate_media(color_scheme=appareil)
        partie = page.locator(f"#boutons .vitrine[data-theme={theme}]")
        papier = partie.evaluate("e => getComputedStyle(e).backgroundColor")
        assert papier == PAPIERS[theme], (appareil, theme)


def test_un_etat_montre_est_celui_que_donne_la_main(ouvrir):
    page = ouvrir()
    for planche, etat in product(("boutons", "puces"), MAINS):
        _comme_la_main(page, planche, etat)


def _comme_la_main(page, planche: str, etat: str) -> None:
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
