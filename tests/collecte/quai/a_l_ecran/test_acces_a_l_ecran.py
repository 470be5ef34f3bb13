"""Everybody's dock: measured by axe, walked by keyboard, whole at every size."""

import re

from playwright.sync_api import expect

from collecte.livre.models import Bon
from tests.axe import sans_defaut
from tests.collecte.sorties.sorties_du_quai import un_plein
from tests.fabriques import un_compte
from tests.tailles import BUREAU, ETROIT, TABLETTE, TELEPHONE, a_chaque_taille, debordements


def test_axe_ne_trouve_rien_dans_aucun_etat(point, ouvrir):
    un_plein(point)
    quai = ouvrir()
    sans_defaut(quai.page)
    for genre in ("Recycleur", "Don", "Bacs", "Déchetterie", "Usage interne", "Entre sites"):
        quai.genre(genre)
        sans_defaut(quai.page)
    quai.genre("Perte")
    quai.a_qui("Vol")
    sans_defaut(quai.page)
    quai.genre("Zone de gratuité")
    quai.peser("5", "livres")
    sans_defaut(quai.page)
    for geste, dialogue in [
        ("#tare", "tare"),
        ('[data-geste="autres"]', "autres"),
        ('[data-geste="noter"]', "note"),
        (".ligne-courante .ligne-tete", "ligne"),
        ('.entete [data-geste="liste-du-jour"]', "jour"),
        ("#nom", "nom"),
        ('[data-geste="guide"]', "guide"),
    ]:
        quai.toucher(geste)
        expect(quai.page.locator(f"#dialogue-{dialogue}")).to_be_visible()
        sans_defaut(quai.page)
        quai.page.keyboard.press("Escape")
    quai.sortir()
    quai.voit(re.compile("enregistré"))
    sans_defaut(quai.page)
    assert quai.erreurs == []


def test_rien_ne_defile_sur_un_ecran_de_comptoir(point, ouvrir):
    un_plein(point)
    quai = ouvrir()
    tailles = (BUREAU, (1920, 1080), (1100, 800))
    coupes = """(largeur) => [...document.querySelectorAll('button')]
      .filter((b) => b.checkVisibility() && b.getBoundingClientRect().right > largeur)
      .map((b) => b.textContent.trim())"""
    for largeur, _hauteur in a_chaque_taille(quai.page, *tailles):
        assert quai.page.evaluate(coupes, largeur) == []
    for genre in ("Recycleur", "Bacs", "Zone de gratuité"):
        quai.genre(genre)
        for largeur, hauteur in a_chaque_taille(quai.page, *tailles):
            assert quai.page.evaluate(coupes, largeur) == []
            boite = quai.page.evaluate(
                "(({ scrollWidth: w, scrollHeight: h }) => [w, h])(document.documentElement)"
            )
            assert boite == [largeur, hauteur]


def test_les_cibles_sont_faites_pour_des_gants(point, ouvrir):
    un_plein(point)
    quai = ouvrir()
    petites = """() => [...document.querySelectorAll('button')].filter((b) => b.checkVisibility())
      .map((b) => [b.id || b.textContent.trim(), b.getBoundingClientRect()])
      .filter(([, r]) => r.width < 63.5 || r.height < 63.5)
      .map(([nom, r]) => `${nom} ${r.width} × ${r.height}`)"""

    def tout_se_touche() -> None:
        for taille in a_chaque_taille(quai.page, *tailles):
            assert quai.page.evaluate(petites) == [], taille

    tailles = (ETROIT, TELEPHONE, TABLETTE, (1024, 800), BUREAU)
    tout_se_touche()
    quai.genre("Don")
    tout_se_touche()
    quai.a_qui("Don à un particulier")
    quai.peser("5", "livres")
    tout_se_touche()
    assert debordements(quai.page, *tailles) == []


def test_au_telephone_un_contenant_part_aussi_en_deux_gestes(point, ouvrir):
    plein = un_plein(point)
    quai = ouvrir(largeur=320, hauteur=844)
    quai.toucher(quai.plein(plein.pk))
    quai.toucher("#valider-pied")

    quai.voit(re.compile("Bon nº"))
    assert quai.gestes == 2
    assert Bon.objects.filter(nature="sortie").exists()


def test_le_clavier_seul_suffit(quai):
    clavier = quai.page.keyboard
    expect(quai.page.locator("#saisie")).to_be_focused()
    quai.page.locator("#genres .genre").first.focus()
    for _ in range(4):
        clavier.press("ArrowRight")
    clavier.press("Enter")
    quai.page.locator("#saisie").focus()
    clavier.type("7,4")
    clavier.press("Enter")
    clavier.press("Enter")
    quai.porte("Textiles et accessoires 7,4 kg")
    while quai.page.evaluate("document.activeElement.id") != "valider":
        clavier.press("Shift+Tab")
    clavier.press("Enter")

    quai.voit(re.compile("enregistré"))


def test_un_appareil_partage_demande_qui_pese_une_seule_fois(point, ouvrir, appareil):
    compte = un_compte("camion", lieu=point.lieu, personne=None)
    contexte = appareil(compte)
    quai = ouvrir(contexte)
    quai.nommer("Awa")
    quai.une_zone()
    quai.voit(re.compile("enregistré"))

    assert str(Bon.objects.get().par) == "Awa"
    quai.ouvrir()
    expect(quai.page.locator("#dialogue-nom")).to_be_hidden()


def test_aucun_style_ni_script_dans_la_page(quai):
    page = quai.page.content()
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert quai.page.locator("script:not([src]):not([type='application/json'])").count() == 0
