"""The code of whoever holds the till, in a browser: by touch, by keyboard alone, when refused."""

import pytest
from playwright.sync_api import expect

from boutique.caisses.models import Caisse
from boutique.ventes.models import Vente
from petiterockette.personnes.codes import oublier_le_code
from petiterockette.personnes.models import Personne
from tests.axe import sans_defaut
from tests.boutique.des_codes import choisir


@pytest.fixture
def codes(tenue):
    """The till asks for codes: Bilal has one, Inès has yet to choose hers."""
    Caisse.objects.update(demande_le_code=True)
    bilal = Personne.objects.get(prenom="Bilal")
    choisir(bilal)
    return bilal


def nom(ecran, prenom):
    return ecran.page.locator("#dialogue-nom").get_by_role("button", name=prenom, exact=True)


def composer(ecran, chiffres):
    for chiffre in chiffres:
        ecran.toucher(f'[data-chiffre="{chiffre}"]')


def test_du_doigt_on_touche_son_nom_puis_quatre_chiffres(codes, ouvrir):
    ecran = ouvrir(nom=None)
    ecran.toucher(nom(ecran, "Bilal"))
    sans_defaut(ecran.page)
    touches = ecran.page.locator("#code-formulaire button").all()
    boites = [touche.bounding_box() for touche in touches]
    assert min(b["height"] for b in boites) >= 48
    assert min(min(b["height"], b["width"]) for b in boites[:-1]) >= 64

    composer(ecran, "9999")
    ecran.voit("Ce n’est pas le bon code", "#code-erreur")
    sans_defaut(ecran.page)
    composer(ecran, "4071")
    expect(ecran.page.locator("dialog[open]")).to_have_count(0)
    avant = ecran.gestes
    ecran.article("Pantalon")
    ecran.encaisser()

    ecran.recu("1-1")
    assert ecran.gestes - avant <= 3
    assert Vente.objects.get().par == codes.pk
    assert ecran.erreurs == []


def test_au_clavier_seul_on_choisit_son_code_et_il_reste_a_la_page_suivante(codes, ouvrir):
    ecran = ouvrir(nom=None)
    nom(ecran, "Inès").focus()
    ecran.page.keyboard.press("Enter")
    expect(ecran.page.get_by_label("Choisissez votre code")).to_be_focused()

    ecran.page.keyboard.type("8302")
    expect(ecran.page.get_by_label("Le même, encore une fois")).to_be_focused()
    ecran.page.keyboard.type("8303")
    ecran.voit("Les deux codes ne sont pas les mêmes", "#code-erreur")
    ecran.page.keyboard.type("83028302")

    expect(ecran.page.locator("dialog[open]")).to_have_count(0)
    expect(ecran.page.locator("#nom")).to_contain_text("Inès")
    expect(ecran.page.locator("#saisie")).to_be_focused()
    ecran.ouvrir()
    expect(ecran.page.locator("#nom")).to_contain_text("Inès")
    expect(ecran.page.locator("dialog[open]")).to_have_count(0)


def test_refuse_le_panier_reste_et_repart_une_fois_le_code_redonne(codes, ouvrir):
    ecran = ouvrir(nom=None)
    ecran.toucher(nom(ecran, "Bilal"))
    composer(ecran, "4071")
    expect(ecran.page.locator("dialog[open]")).to_have_count(0)
    ecran.article("Pantalon")
    oublier_le_code(personne=codes, lieu=None, par=None, compte=None)
    choisir(codes, "8302")

    ecran.encaisser()
    ecran.voit("Tapez votre code de caisse", "#code-erreur")
    ecran.porte("Pantalon 3,00")
    composer(ecran, "8302")

    ecran.recu("1-1")
    assert Vente.objects.get().par == codes.pk
