"""The till for everybody: measured by axe, whole at every size."""

import re

from playwright.sync_api import expect

from tests.axe import sans_defaut
from tests.tailles import BUREAU, TELEPHONE, a_chaque_taille, debordements


def test_axe_ne_trouve_rien_dans_aucun_etat(ouvrir):
    ecran = ouvrir(nom=None)
    sans_defaut(ecran.page)
    ecran.nommer("Awa")
    ecran.article("Pantalon")
    ecran.article("Manteau")
    sans_defaut(ecran.page)
    ecran.ligne(0)
    sans_defaut(ecran.page)
    for geste, dialogue in [
        ("#remise", "remise"),
        ('[data-geste="chercher"]', "recherche"),
        ('#douzieme [data-geste="autres"]', "autres"),
        ("#plus", "plus"),
        ('[data-geste="guide"]', "guide"),
    ]:
        ecran.toucher(geste)
        expect(ecran.page.locator(f"#dialogue-{dialogue}")).to_be_visible()
        sans_defaut(ecran.page)
        ecran.page.keyboard.press("Escape")
    ecran.toucher("#plus")
    ecran.toucher("[data-aide]")
    sans_defaut(ecran.page)
    ecran.page.keyboard.press("Escape")
    ecran.moyen("Bon")
    sans_defaut(ecran.page)
    ecran.page.keyboard.press("Escape")
    ecran.mode("poids")
    ecran.frapper("999")
    ecran.article("Chemise")
    sans_defaut(ecran.page)
    ecran.page.keyboard.press("Escape")
    ecran.page.keyboard.press("Escape")
    ecran.moyen("Carte")
    ecran.frapper("99")
    ecran.encaisser()
    sans_defaut(ecran.page)
    ecran.page.route("**/boutique/ventes/", lambda route: route.abort())
    ecran.page.keyboard.press("Escape")
    ecran.encaisser()
    ecran.voit("Pas encore enregistré")
    sans_defaut(ecran.page)
    ecran.page.unroute("**/boutique/ventes/")
    ecran.toucher(ecran.bouton("Réessayer", "#place"))
    ecran.recu("1-1")
    sans_defaut(ecran.page)
    assert ecran.erreurs == []


def test_rien_ne_defile_sur_un_ecran_de_caisse(ouvrir):
    ecran = ouvrir()
    for nom in ("Pantalon", "Manteau", "Veste", "Chemise", "Écharpe", "Pantalon", "Manteau"):
        ecran.article(nom)

    boite = ecran.page.evaluate(
        "(({ scrollWidth: w, scrollHeight: h }) => [w, h])(document.documentElement)"
    )
    assert boite == [1280, 800]
    expect(ecran.page.locator(".ligne-derniere")).to_be_in_viewport(ratio=0.98)
    expect(ecran.page.locator("#encaisser")).to_be_in_viewport(ratio=1)


def test_les_cibles_sont_faites_pour_des_gants(ecran):
    ecran.article("Pantalon")

    petites = """() => [...document.querySelectorAll('button')].filter((b) => b.checkVisibility())
      .map((b) => [b.id || b.textContent.trim(), b.getBoundingClientRect()])
      .filter(([, r]) => r.width < 63.5 || r.height < 47.5)
      .map(([nom, r]) => `${nom} ${r.width} × ${r.height}`)"""
    tailles = (BUREAU, (820, 844), TELEPHONE, (320, 844))
    for taille in a_chaque_taille(ecran.page, *tailles):
        assert ecran.page.evaluate(petites) == [], taille
    assert debordements(ecran.page, *tailles) == []


def test_au_telephone_une_vente_se_fait_de_bout_en_bout(ouvrir):
    ecran = ouvrir(largeur=390, hauteur=844)
    ecran.article("Pantalon")
    ecran.toucher("#ticket-ouvrir")
    ecran.toucher(ecran.bouton("Offrir", "#ticket"))
    ecran.toucher(ecran.bouton("Offrir", "#ticket"))
    ecran.toucher(ecran.bouton("Fermer", "#ticket"))
    ecran.toucher(ecran.bouton("Catégorie"))
    ecran.toucher("#dialogue-autres .c-vaisselle")
    ecran.article("Assiette")
    ecran.toucher("#paiement-ouvrir")
    ecran.encaisser()

    ecran.recu("1-1")
    ecran.voit(re.compile("3,25.€"), ".recu-caisse")


def test_aucun_style_ni_script_dans_la_page(ecran):
    ecran.article("Pantalon")

    page = ecran.page.content()
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert ecran.page.locator("script:not([src]):not([type='application/json'])").count() == 0
