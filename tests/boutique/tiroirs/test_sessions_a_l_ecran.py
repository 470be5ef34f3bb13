"""Counting in a real browser: by touch on a phone, by keyboard alone at the till."""

import pytest
from playwright.sync_api import Page, expect

from boutique.caisses.models import Session
from boutique.tiroirs.models import Comptage
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, une_caisse

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tenue() -> ALaCaisse:
    """A closed till: 100 € of float, 23 € in cash, 5 € by card; 123 € expected."""
    tenue = une_caisse(fond_cts=10_000)
    tenue.vendre(ligne("Pantalon", 6), ligne("Manteau"))
    tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    tenue.fermer()
    return tenue


def compter(page: Page, session: Session) -> None:
    page.goto(f"/boutique/sessions/{session.pk}/compter/")
    expect(page.locator("[data-total]")).to_be_visible()


def total(page: Page, montant: str) -> None:
    expect(page.locator("[data-total-sortie]")).to_have_text(f"{montant}\u00a0€")


def test_du_doigt_on_compte_on_recompte_et_on_dit_pourquoi(appareil_de, tenue):
    page = appareil_de(tenue.compte, tenue.point, 390, 844, has_touch=True).new_page()
    erreurs: list[str] = []
    page.on("pageerror", lambda erreur: erreurs.append(str(erreur)))
    compter(page, tenue.session)

    def un_de_plus(nom: str, fois: int = 1) -> None:
        for _appui in range(fois):
            page.get_by_role("button", name=f"Un de plus : {nom}", exact=True).tap()

    un_de_plus("Billets de 50\u00a0€", 3)
    page.get_by_role("button", name="Un de moins : Billets de 50\u00a0€", exact=True).tap()
    un_de_plus("Billets de 10\u00a0€", 1)
    un_de_plus("Pièces de 2\u00a0€", 1)
    un_de_plus("Pièces de 5\u00a0c", 2)
    total(page, "112,10")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_label("Total du terminal de carte").fill("5")
    page.get_by_role("button", name="J’ai tout compté").tap()

    expect(page.get_by_text("Les comptes ne tombent pas juste")).to_be_visible()
    total(page, "112,10")
    un_de_plus("Billets de 5\u00a0€")
    total(page, "117,10")
    page.get_by_role("button", name="Enregistrer le comptage").tap()
    expect(page.get_by_text("Dites pourquoi.")).to_be_visible()
    total(page, "117,10")
    page.get_by_label("Si l’écart reste, pourquoi").fill("billet mal rendu")
    page.get_by_role("button", name="Enregistrer le comptage").tap()

    expect(page.get_by_text("écart de −5,90\u00a0€ noté")).to_be_visible()
    premier, retenu = Comptage.objects.order_by("rang")
    assert (premier.especes_cts, premier.retenu) == (11_210, False)
    assert (retenu.especes_cts, retenu.retenu) == (11_710, True)
    assert retenu.coupures == {"5000": 2, "1000": 1, "500": 1, "200": 1, "5": 2}
    assert retenu.motif == "billet mal rendu"
    assert erreurs == []


def test_au_clavier_seul_entree_passe_a_la_coupure_suivante(appareil_de, tenue):
    page = appareil_de(tenue.compte, tenue.point, 1280, 800).new_page()
    compter(page, tenue.session)
    clavier = page.keyboard

    page.get_by_role("textbox", name="Billets de 50\u00a0€").focus()
    # 50 €, 20 €, 10 €, then past the smaller notes to the coins of 2 € and 1 €.
    for saisie in ("2", "1", "0", ""):
        clavier.type(saisie)
        clavier.press("Enter")
    expect(page.get_by_role("textbox", name="Pièces de 2\u00a0€")).to_be_focused()
    for saisie in ("1", "1"):
        clavier.type(saisie)
        clavier.press("Enter")
    total(page, "123,00")
    carte = page.get_by_label("Total du terminal de carte")
    for _pas in range(30):
        if carte.evaluate("champ => champ === document.activeElement"):
            break
        clavier.press("Tab")
    clavier.type("5,00")
    clavier.press("Enter")

    expect(page.get_by_text("tout est juste")).to_be_visible()
    assert Comptage.objects.get().coupures == {"5000": 2, "2000": 1, "200": 1, "100": 1}


def test_les_cheques_s_additionnent_se_cochent_tous_et_tiennent_en_ecrans(appareil_de):
    tenue = une_caisse(role="responsable")
    for _vente in range(27):
        tenue.vendre(ligne("Manteau"), reglements=[paye("cheque", 500)])
    page = appareil_de(tenue.compte, tenue.point, 390, 844).new_page()
    page.goto(f"/boutique/remises/nouvelle/?lieu={tenue.point.lieu.code}&genre=cheques")
    cases = page.locator("[data-cts]").locator("visible=true")
    combien = page.locator("[data-combien]")

    # The total and its gesture are one row: a telephone keeps its screen for the cheques.
    assert page.locator(".cheques-pied").bounding_box()["height"] < 90
    # More than a screen of them: nothing is chosen that one does not see.
    expect(cases).to_have_count(25)
    total(page, "0,00")
    page.get_by_label("Tout cocher").check()
    total(page, "135,00")
    cases.first.uncheck()
    page.get_by_role("button", name="Suivants").click()
    expect(cases).to_have_count(2)
    expect(page.locator("[data-rangs]")).to_have_text("26 – 27 sur 27")
    cases.first.uncheck()
    total(page, "125,00")
    expect(combien).to_have_text("25 sur 27")
    page.get_by_label("Tout cocher").check()
    total(page, "135,00")
    page.get_by_label("Tout cocher").uncheck()
    cases.last.check()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Précédents").click()
    total(page, "5,00")
    page.get_by_role("button", name="Préparer le bordereau").click()

    expect(page.get_by_text("1 chèque", exact=True)).to_be_visible()
