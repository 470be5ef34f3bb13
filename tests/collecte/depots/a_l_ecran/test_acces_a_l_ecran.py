"""Everybody's counter: measured by axe, walked by keyboard, whole at every size."""

import re

from playwright.sync_api import expect

from collecte.livre.models import Bon
from tests.axe import sans_defaut
from tests.tailles import BUREAU, ETROIT, TABLETTE, TELEPHONE, a_chaque_taille, debordements


def remplir(ecran) -> None:
    ecran.peser("9,3", "vaisselle")
    ecran.peser("6,85", "livres")
    ecran.frapper("7,4")


def test_axe_ne_trouve_rien_dans_aucun_etat(ouvrir):
    ecran = ouvrir(nom=None)
    sans_defaut(ecran.page)
    ecran.nommer("Awa")
    remplir(ecran)
    sans_defaut(ecran.page)
    for geste, dialogue in [
        ("#tare", "tare"),
        ('[data-geste="autres"]', "autres"),
        ("#localite-autre", "localites"),
        ('[data-geste="refuser"]', "refus"),
        ('[data-geste="noter"]', "note"),
        (".ligne-courante .ligne-tete", "ligne"),
        ('.entete [data-geste="liste-du-jour"]', "jour"),
    ]:
        ecran.toucher(geste)
        expect(ecran.page.locator(f"#dialogue-{dialogue}")).to_be_visible()
        sans_defaut(ecran.page)
        ecran.page.keyboard.press("Escape")
    ecran.valider()
    sans_defaut(ecran.page)
    ecran.page.locator("#saisie").fill("120")
    ecran.toucher(ecran.tuile("livres"))
    sans_defaut(ecran.page)
    ecran.toucher(ecran.bouton(re.compile("Oui, 120")))
    ecran.localite()
    ecran.page.route("**/collecte/depots/", lambda route: route.abort())
    ecran.valider()
    ecran.voit("Pas encore enregistré")
    sans_defaut(ecran.page)
    ecran.page.unroute("**/collecte/depots/")
    ecran.toucher(ecran.bouton("Réessayer", "#place"))
    ecran.voit(re.compile("enregistré"))
    sans_defaut(ecran.page)
    assert ecran.erreurs == []


def test_rien_ne_defile_sur_un_ecran_de_comptoir(ouvrir):
    ecran = ouvrir(largeur=1100)
    for _ in range(8):
        ecran.peser("5", "livres")

    for taille in a_chaque_taille(ecran.page, (1100, 800), BUREAU, (1920, 1080)):
        boite = ecran.page.evaluate(
            "(({ scrollWidth: w, scrollHeight: h }) => [w, h])(document.documentElement)"
        )
        assert boite == [*taille]
        expect(ecran.page.locator(".ligne-courante")).to_be_in_viewport(ratio=1)
        expect(ecran.page.locator("#valider")).to_be_in_viewport(ratio=1)


def test_les_cibles_sont_faites_pour_des_gants(ecran):
    remplir(ecran)
    ecran.toucher('[data-geste="autres"]')
    ecran.toucher(ecran.page.locator("#dialogue-autres .tuile").first)

    petites = """() => [...document.querySelectorAll('button')].filter((b) => b.checkVisibility())
      .map((b) => [b.id || b.textContent.trim(), b.getBoundingClientRect()])
      .filter(([, r]) => r.width < 63.5 || r.height < 63.5)
      .map(([nom, r]) => `${nom} ${r.width} × ${r.height}`)"""
    for taille in a_chaque_taille(ecran.page, BUREAU, (1024, 800), TABLETTE, TELEPHONE, ETROIT):
        assert ecran.page.evaluate(petites) == [], taille


def test_un_ecran_etroit_ne_deborde_pas_et_tout_s_y_fait(ouvrir):
    ecran = ouvrir(largeur=320, hauteur=800)
    ecran.peser("5", "livres")
    ecran.toucher("#ticket-ouvrir")
    ecran.toucher(ecran.bouton("Rayon", ".ligne-courante"))
    ecran.toucher(ecran.bouton("Fermer", "#ticket"))
    ecran.toucher("#valider-pied")
    ecran.localite()

    ecran.voit(re.compile("Dépôt nº"))
    assert Bon.objects.get().lignes.get().vers == "rayon"
    assert debordements(ecran.page, TABLETTE, (640, 800), TELEPHONE, ETROIT) == []


def test_le_clavier_seul_suffit_d_un_bout_a_l_autre(ouvrir):
    ecran = ouvrir(nom=None)
    clavier = ecran.page.keyboard
    # From the title of « Qui pèse ? »: « Fermer », then the first name.
    clavier.press("Tab")
    clavier.press("Tab")
    clavier.press("Enter")
    expect(ecran.page.locator("#saisie")).to_be_focused()
    clavier.type("7,4")
    clavier.press("Enter")
    # Enter without a category leads to the tiles; arrows walk through them.
    clavier.press("ArrowRight")
    clavier.press("Enter")
    ecran.porte("Vaisselle 7,4 kg")
    expect(ecran.page.locator("#saisie")).to_be_focused()
    while ecran.page.evaluate("document.activeElement.id") != "valider":
        clavier.press("Shift+Tab")
    clavier.press("Enter")
    expect(ecran.page.locator("#localites .puce").first).to_be_focused()
    clavier.press("Enter")

    ecran.voit(re.compile("enregistré"))


def test_effacer_et_echapper_au_clavier(ecran):
    clavier = ecran.page.keyboard
    clavier.type("12")
    clavier.press("Backspace")
    ecran.affiche("1")
    clavier.press("Escape")
    ecran.affiche("")


def test_on_tape_au_clavier_des_qu_un_dialogue_est_ferme(ecran):
    ecran.toucher("#tare")
    ecran.toucher("#tare-fini")
    ecran.page.keyboard.type("12.5a")

    ecran.affiche("12,5a")


def test_la_ligne_ajoutee_est_dite_une_fois(ecran):
    ecran.peser("7,4", "textiles")

    expect(ecran.page.locator("#dire")).to_have_text(re.compile("Textiles.*7,4.kg, ajouté"))


def test_le_ticket_passe_a_droite_et_l_appareil_s_en_souvient(ecran):
    ecran.toucher("#nom")
    ecran.toucher(ecran.bouton("Ticket à droite"))
    ecran.ouvrir()

    ticket = ecran.page.locator("#ticket").bounding_box()
    tuiles = ecran.page.locator("#tuiles").bounding_box()
    assert ticket["x"] > tuiles["x"]


def test_l_apparence_choisie_reste_sur_l_appareil(ecran):
    ecran.toucher("#nom")
    ecran.toucher(ecran.bouton("Sombre"))
    ecran.ouvrir()

    papier = "getComputedStyle(document.body).backgroundColor"
    assert ecran.page.evaluate(papier) == "rgb(27, 20, 17)"


def test_aucun_style_ni_script_dans_la_page(ecran):
    remplir(ecran)

    page = ecran.page.content()
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert ecran.page.locator("script:not([src]):not([type='application/json'])").count() == 0
