"""The directory and its picker in a real browser: axe, phone, keyboard."""

import pytest
from playwright.sync_api import expect

from petiterockette.personnes.services.annuaire import tenir
from petiterockette.personnes.services.effacements import effacer
from tests.boutique.test_axe_des_pages import TAILLES, defauts
from tests.fabriques import un_compte, un_lieu, un_point, une_personne

pytestmark = pytest.mark.django_db(transaction=True)

PERSONNE = {"par": None, "compte": None}
AU_TELEPHONE = TAILLES[1]


@pytest.fixture
def ecran(appareil_de):
    """A phone of the direction."""
    point = un_point(lieu=un_lieu(nom="Chemin-Vert"))
    contexte = appareil_de(un_compte("direction"), point, *AU_TELEPHONE, has_touch=True)
    return contexte.new_page()


def test_trois_lettres_deux_touches_ou_le_clavier_seul_choisissent_quelqu_un(ecran, settings):
    settings.ROOT_URLCONF = "tests.personnes.page_du_choix"
    marie, marc = une_personne("Marie", nom="Dupont"), une_personne("Marc", nom="Dupuis")
    ecran.goto("/essai/choix/")
    lettres = ecran.get_by_label("Qui vient")

    lettres.tap()
    ecran.keyboard.type("dup")
    expect(ecran.get_by_role("status")).to_have_text("2 personnes\u00a0: touchez la bonne.")
    ecran.get_by_text("Marie Dupont").tap()
    assert list(defauts(ecran, [AU_TELEPHONE])) == []
    ecran.get_by_role("button", name="Continuer").tap()
    expect(ecran.locator("#choisie")).to_have_text(f"Marie Dupont, nº {marie.pk}")

    ecran.goto("/essai/choix/")
    lettres.focus()
    ecran.keyboard.type("dup")
    expect(ecran.get_by_role("radio")).to_have_count(2)
    # Marc, then Marie, then round to Marc again.
    for touche in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        ecran.keyboard.press(touche)
    expect(ecran.locator("#choisie")).to_have_text(f"Marc Dupuis, nº {marc.pk}")


def test_axe_ne_trouve_rien_de_grave_et_rien_ne_deborde(ecran):
    marie = tenir(
        personne=None,
        prenom="Marie-Antoinette",
        nom="Dupont-Delamotte",
        courriel="marie-antoinette.dupont-delamotte@exemple.fr",
        telephone="06 98 76 54 32",
        finalites={"courriel": ["nouvelles"], "telephone": ["service", "planning"]},
        **PERSONNE,
    )
    autre = une_personne("Marie-Antoinette", nom="Dupont Delamotte")
    recu = effacer(personne=une_personne("Zoé", nom="Duval"), **PERSONNE)
    pages = ("", "?q=mar", "nouvelle/", f"{marie.pk}/", f"{marie.pk}/anonymiser/", "doublons/")
    pages += (f"{marie.pk}/fusionner/{autre.pk}/", "purge/", f"recus/{recu.pk}/", "traitements/")
    trouves = {}

    for page in pages:
        assert ecran.goto(f"/personnes/{page}").status == 200, page
        trouves[page] = list(defauts(ecran, [AU_TELEPHONE]))

    assert {page: phrases for page, phrases in trouves.items() if phrases} == {}
