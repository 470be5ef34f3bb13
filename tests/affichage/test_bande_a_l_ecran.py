"""The band in a real browser: spaces, « Aller à… », the foot of a phone, what this device opens."""

import re

import pytest
from playwright.sync_api import expect

from tests import axe
from tests.fabriques import un_compte, un_lieu, un_point, une_personne

pytestmark = pytest.mark.django_db(transaction=True)
DEBORDE = "document.documentElement.scrollWidth - innerWidth"


def sans_defaut(page) -> None:
    axe.sans_defaut(page)
    assert page.evaluate(DEBORDE) <= 0


@pytest.fixture
def ouvrir(appareil_de, live_server):
    def ouvrir(*taille, adresse="/", **options):
        point = un_point(lieu=un_lieu())
        page = appareil_de(un_compte("direction"), point, *taille, **options).new_page()
        page.goto(live_server.url + adresse)
        return page

    return ouvrir


def test_axe_ne_trouve_rien_au_bureau_tout_deplie(ouvrir):
    page = ouvrir(1280)
    sans_defaut(page)
    page.get_by_text("Pôles", exact=True).click()
    expect(page.get_by_role("link", name="La Cycklette")).to_be_visible()
    sans_defaut(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("mois")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    sans_defaut(page)
    page.keyboard.press("Escape")
    for code in ("collecte", "boutique", "bilans", "maison"):
        page.goto(re.sub(r"(://[^/]+/).*", rf"\1espaces/{code}/", page.url))
        sans_defaut(page)
    page.goto(re.sub(r"(://[^/]+/).*", r"\1mes-tuiles/", page.url))
    sans_defaut(page)


def test_echap_ferme_aller_a_d_un_coup_meme_avec_des_mots(ouvrir):
    page = ouvrir(1280)
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("mois")
    page.keyboard.press("Escape")

    expect(page.locator("#aller")).to_be_hidden()


def test_axe_ne_trouve_rien_au_telephone_tout_deplie(ouvrir):
    page = ouvrir(390, 844)
    sans_defaut(page)
    page.get_by_role("button", name="Menu").click()
    sans_defaut(page)
    page.locator(".pied-bande .aller-ouvrir").click()
    page.get_by_role("combobox").fill("tickets")
    expect(page.get_by_role("option").first).to_be_visible()
    sans_defaut(page)
    # Nothing found: where else to look is a line like the others.
    page.get_by_role("combobox").fill("zzzz")
    expect(page.get_by_role("option", name="Chercher dans tous les tickets")).to_be_visible()
    sans_defaut(page)


def test_au_clavier_on_va_ou_l_on_veut_en_quelques_lettres(ouvrir):
    page = ouvrir(1280)

    page.keyboard.press("Control+k")
    page.keyboard.type("clot")
    expect(page.get_by_role("option", name=re.compile("Clôtures")).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("Clôtures")


def test_tape_plus_vite_que_trouve_entree_ouvre_ce_qui_est_ecrit(ouvrir):
    page = ouvrir(1280)

    page.keyboard.press("/")
    page.keyboard.type("journal", delay=0)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/journal/"))


def test_la_barre_oblique_s_ecrit_dans_un_champ(ouvrir):
    page = ouvrir(1280, adresse="/lieux/association/")

    page.locator("main input[type=text]").first.press("/")

    expect(page.locator("#aller")).not_to_be_visible()


def test_au_telephone_le_pied_tient_sous_le_pouce(ouvrir):
    page = ouvrir(390, 844)

    for cible in page.locator(".pied-bande > *").all():
        boite = cible.bounding_box()
        assert boite["height"] >= 64
        assert boite["y"] + boite["height"] <= 844
    page.get_by_role("button", name="Menu").click()
    page.locator("#menu").get_by_role("link", name="Boutique").click()
    expect(page.locator("h1")).to_contain_text("Boutique")
    # What ends the page is not under the foot.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    dernier = page.locator("main .acces-tuile").last.bounding_box()
    assert dernier["y"] + dernier["height"] <= page.locator(".pied-bande").bounding_box()["y"]


def test_sans_reseau_le_champ_le_dit_et_garde_les_mots(ouvrir):
    page = ouvrir(1280)
    page.keyboard.press("/")
    page.context.set_offline(True)

    page.get_by_role("combobox").fill("tickets")

    expect(page.locator("#aller-trouves")).to_contain_text("Pas de réseau")
    expect(page.get_by_role("combobox")).to_have_value("tickets")


def test_l_appareil_compte_ses_jours_et_oublie_ceux_d_il_y_a_un_mois(ouvrir):
    page = ouvrir(1280, adresse="/journal/")

    def biscuit() -> str:
        [dit] = [c["value"] for c in page.context.cookies() if c["name"] == "ouvertures"]
        return dit

    aujourd_hui, dit = biscuit().split("~")
    assert dit == "journal.1"
    for ecoules, attendu in ((0, "1"), (1, "3"), (29, hex(2**29 + 1)), (30, "1")):
        jour = _en_36(int(aujourd_hui, 36) - ecoules)
        page.evaluate(f"document.cookie = 'ouvertures={jour}~journal.1; Path=/'")
        page.reload()
        assert int(biscuit().split("journal.")[1], 36) == int(attendu, 16)


def _en_36(n: int) -> str:
    chiffres = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_en_36(n // 36) if n >= 36 else "") + chiffres[n % 36]


def test_au_telephone_la_boite_s_ouvre_sous_le_pouce_au_dessus_du_clavier(ouvrir):
    page = ouvrir(390, 844)
    page.locator(".pied-bande .aller-ouvrir").click()
    champ = page.get_by_role("combobox")
    champ.fill("mois")
    lignes = page.get_by_role("option")
    expect(lignes.first).to_be_visible()
    assert champ.bounding_box()["y"] > 700
    assert lignes.first.bounding_box()["y"] < champ.bounding_box()["y"]
    # Without a keyboard there is no key to name.
    assert not page.locator("#aller kbd:visible").count()

    page.set_viewport_size({"width": 390, "height": 400})

    assert champ.bounding_box()["y"] + champ.bounding_box()["height"] <= 400
    lignes.first.scroll_into_view_if_needed()
    ligne = lignes.first.bounding_box()
    assert 0 <= ligne["y"] < ligne["y"] + ligne["height"] <= champ.bounding_box()["y"]


def test_le_prenom_tient_sur_une_ligne_et_le_nom_entier_se_lit(appareil_de, live_server):
    qui = une_personne("Marie-Alexandrine", nom="Glycine-Desmarronniers")
    page = appareil_de(un_compte("direction", personne=qui), un_point(), 1280).new_page()
    page.goto(live_server.url)
    bouton = page.locator(".personne > summary")

    assert bouton.bounding_box()["height"] <= 48
    expect(bouton).to_contain_text("Marie-Alexandrine Glycine-Desmarronniers")
    bouton.click()
    expect(page.locator(".personne-nom")).to_contain_text("Glycine-Desmarronniers")
