"""The till by its keyboard alone, and the scanner at any moment."""

import re

from playwright.sync_api import expect

from boutique.ventes.models import Vente
from tests.boutique.a_la_caisse import l_article
from tests.boutique.comptoir.a_l_ecran.ecran import douchette, la_derniere
from tests.collecte.objets.suivis import un_objet

# What a keyboard of that layout says of the keys of the upper row.
AZERTY = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))


def scanner_en_azerty(page, chiffres: str) -> None:
    """A scanner set for a US layout, on a computer set for a French one."""
    douchette(page, [(f"Digit{c}", AZERTY[c]) for c in chiffres])


def test_le_clavier_seul_suffit_d_un_bout_a_l_autre(ouvrir):
    ecran = ouvrir(nom=None)
    clavier = ecran.page.keyboard
    # From the title of the question: « Fermer », then the first name.
    clavier.press("Tab")
    clavier.press("Tab")
    clavier.press("Enter")
    expect(ecran.page.locator("#saisie")).to_be_focused()
    ecran.taper("f")
    expect(ecran.page.locator("#recherche")).to_be_focused()
    clavier.type("grille pain")
    expect(ecran.page.locator("#trouves .article")).to_have_count(1)
    clavier.press("Enter")
    ecran.porte("Grille-pain 5,00")
    expect(ecran.page.locator("#saisie")).to_be_focused()
    clavier.press("Enter")
    ecran.page.wait_for_timeout(80)
    expect(ecran.page.locator("#encaisser")).to_be_focused()
    clavier.press("Enter")

    ecran.recu("1-1")


def test_numeros_fleches_et_lettres_choisissent(ecran):
    numero = l_article("Manteau").numero
    ecran.taper(str(numero))
    ecran.page.keyboard.press("Enter")

    ecran.porte("Manteau 5,00")
    ecran.encaisser()
    ecran.recu("1-1")

    ecran.page.locator("#articles .article").first.focus()
    ecran.page.keyboard.press("ArrowRight")
    ecran.page.keyboard.press("Enter")

    ecran.porte("Pantalon 3,00")
    ecran.encaisser()
    ecran.recu("1-2")

    ecran.taper("p")
    ecran.taper("4,5")
    ecran.article("Pantalon")
    ecran.porte("Pantalon 4,50")
    ecran.taper("c")
    ecran.page.keyboard.press("Enter")

    ecran.recu("1-3")
    assert la_derniere().reglements.get().genre == "carte"


def test_une_douchette_est_lue_a_tout_moment(ecran, tenue):
    article = l_article("Manteau")
    article.code_barres = "3760123456784"
    article.save()

    ecran.ouvrir()
    ecran.article("Pantalon")
    scanner_en_azerty(ecran.page, "3760123456784")

    ecran.porte("Pantalon 3,00", "Manteau 5,00")
    ecran.encaisser()
    ecran.recu("1-1")

    ecran.taper("f")
    expect(ecran.page.locator("#recherche")).to_be_focused()
    scanner_en_azerty(ecran.page, "3760123456784")

    ecran.porte("Manteau 5,00")
    expect(ecran.page.locator("#recherche")).to_have_value("3760123456784")
    ecran.page.keyboard.press("Escape")
    ecran.encaisser()
    ecran.recu("1-2")

    ecran.article("Pantalon")
    ecran.toucher("#remise")
    ecran.page.locator("#remise-montant").fill("2")
    scanner_en_azerty(ecran.page, "3760123456784")

    ecran.voit("Cette étiquette n’est pas prise", "#dialogue-remise")
    expect(ecran.page.locator("#remise-montant")).to_have_value("2")
    ecran.page.keyboard.press("Enter")
    ecran.doit("1,00")
    ecran.encaisser()
    ecran.recu("1-3")

    ecran.scanner("999999999")

    ecran.voit(re.compile("Rien à vendre pour"))
    expect(ecran.page.locator("#saisie")).to_have_value("")


def test_le_code_d_un_objet_se_lit_en_lettres_et_jamais_comme_une_touche(ecran, tenue):
    objet = un_objet(point=tenue.point)
    article = l_article("Grille-pain")
    article.pk, article.numero, article.objet, article.nom = None, 9001, objet, "Grille-pain rouge"
    article.save(force_insert=True)
    ecran.scanner(objet.code.lower())
    ecran.porte("Grille-pain rouge 5,00")
    ecran.scanner(objet.code)

    ecran.voit("il n’y en a qu’un")
    ecran.porte("Grille-pain rouge 5,00")
    ecran.encaisser()
    ecran.recu("1-1")

    # « E » alone pays in cash: of a scan that the page hears late, it is a letter of the code.
    objet = un_objet(point=tenue.point)
    ecran.article("Pantalon")

    ecran.scanner(f"E{objet.code}", fige_ms=60)

    ecran.voit(f"E{objet.code}".upper())
    ecran.porte("Pantalon 3,00")
    assert Vente.objects.count() == 1


def test_une_etiquette_lue_avant_de_dire_qui_tient_la_caisse_est_prise(ouvrir):
    ecran = ouvrir(nom=None)
    article = l_article("Manteau")
    article.code_barres = "3760123456784"
    article.save()
    scanner_en_azerty(ecran.page, article.code_barres)

    ecran.voit("«\u00a0Manteau\u00a0» est dans le panier.", "#dialogue-nom")
    ecran.nommer("Awa")
    ecran.porte("Manteau 5,00")


def test_une_lettre_tapee_au_moment_ou_une_question_se_ferme_n_est_pas_perdue(ouvrir):
    ecran = ouvrir(nom=None)
    ecran.page.locator("#dialogue-nom [data-equipier]").first.evaluate(
        """(tuile) => {
          tuile.focus();
          tuile.click();
          const lettre = { code: "KeyP", key: "p", bubbles: true, cancelable: true };
          tuile.dispatchEvent(new KeyboardEvent("keydown", lettre));
        }"""
    )
    ecran.page.wait_for_timeout(80)
    ecran.taper("4,5")
    ecran.article("Pantalon")

    ecran.porte("Pantalon 4,50")
