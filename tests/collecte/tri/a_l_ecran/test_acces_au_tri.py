"""Everybody's sorting table: measured by axe in each state, targets for gloves."""

from datetime import date

from playwright.sync_api import expect

from tests.axe import sans_defaut
from tests.collecte.livres import au_rayon, deposer, stock
from tests.fabriques import un_souhait
from tests.tailles import BUREAU, ETROIT, TELEPHONE, debordements


def test_axe_ne_trouve_rien_dans_aucun_etat(ouvrir, point):
    deposer(point, "textiles", 240_000)
    un_souhait("textiles", lieu=point.lieu, jusqu_au=date(2099, 12, 3))
    table = ouvrir()
    sans_defaut(table.page)
    for geste, dialogue in [
        ("#tare", "tare"),
        ('[data-geste="autres"]', "autres"),
        ('[data-geste="interdits"]', "interdits"),
        ('.entete [data-geste="liste-du-jour"]', "jour"),
        ('[data-geste="guide"]', "guide"),
    ]:
        table.toucher(geste)
        expect(table.page.locator(f"#dialogue-{dialogue}")).to_be_visible()
        sans_defaut(table.page)
        table.page.keyboard.press("Escape")
    table.toucher(table.tuile("informatique"))
    table.vers("rayon")
    sans_defaut(table.page)
    table.toucher('[data-geste="effacer"]')
    table.toucher(table.tuile("textiles"))
    table.vers("a_recycler")
    table.toucher("#tri-notes button")
    sans_defaut(table.page)
    table.page.keyboard.press("Escape")
    table.dans("Caddie")
    table.frapper("9")
    table.page.locator("#valider").click(force=True)
    table.voit("changez de contenant", dans="#provenance")
    sans_defaut(table.page)
    table.frapper("0")
    table.fermer()
    table.recu()
    sans_defaut(table.page)


def test_chaque_cible_a_la_taille_d_un_gant(table):
    table.toucher(table.tuile("livres"))
    petites = table.page.evaluate(
        """() => [...document.querySelectorAll("main button")]
        .filter((b) => b.offsetParent)
        .map((b) => [b.innerText, b.getBoundingClientRect()])
        .filter(([, r]) => r.width < 64 || r.height < 63.5)
        .map(([mot, r]) => `${mot} ${r.width}×${r.height}`)"""
    )

    assert petites == []


def test_rien_ne_deborde(table):
    assert debordements(table.page, ETROIT, TELEPHONE, (1024, 768), BUREAU) == []
    assert table.page.evaluate("document.documentElement.scrollHeight") <= BUREAU[1]


def test_au_clavier_un_poids_se_tape_et_entree_ferme(table):
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.page.keyboard.type("12.5")
    table.affiche("12,5")
    table.page.keyboard.press("Enter")

    assert "12,5" in table.recu()


def test_le_rayon_se_lit_et_se_touche_au_telephone(ouvrir, point):
    au_rayon(point, "livres", 30_000)
    table = ouvrir(largeur=390, hauteur=844)

    table.page.goto(table.adresse.replace("/tri/", "/rayon/"))
    table.voit("Livres")
    sans_defaut(table.page)
    assert debordements(table.page, BUREAU, TELEPHONE) == []
    table.toucher(table.page.get_by_role("link", name="Retirer Livres"))
    table.voit("Retirer du rayon")
    sans_defaut(table.page)
    table.page.get_by_label("Zone de gratuité").check()
    table.page.get_by_label("Awa").check()
    table.page.get_by_label("Poids lu").fill("12.5")
    table.toucher(table.bouton("Enregistrer"))

    table.voit("Sorti du rayon aujourd’hui")
    sans_defaut(table.page)
    assert stock(point.lieu, "livres", "rayon") == 17_500
