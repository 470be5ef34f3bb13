"""Followed things in a real browser: photo first in three taps, a wedge scanner, axe."""

import re

import pytest
from playwright.sync_api import expect

from collecte.objets.models import Objet
from tests import axe
from tests.collecte.objets.suivis import (
    complet,
    page,
    un_emplacement,
    un_objet,
    un_rouleau,
    une_image,
    une_photo,
)
from tests.fabriques import les_listes, un_compte, un_lieu, un_point

TELEPHONE, BUREAU = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
def ici(transactional_db):
    les_listes()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    return un_point(lieu=lieu, nom="Comptoir")


@pytest.fixture
def ouvrir(appareil_de, ici):
    """Open a page on a device set to the counter, signed in as the person in charge."""
    compte = un_compte("responsable", lieu=ici.lieu)

    def ouvrir(adresse, taille=BUREAU, **options):
        contexte = appareil_de(compte, ici, taille["width"], taille["height"], **options)
        ecran = contexte.new_page()
        ecran.set_default_timeout(8_000)
        ecran.erreurs = []
        ecran.on("pageerror", lambda erreur: ecran.erreurs.append(str(erreur)))
        ecran.on("console", lambda m: ecran.erreurs.append(m.text) if m.type == "error" else None)
        ecran.goto(adresse)
        return ecran

    return ouvrir


def prendre_la_photo(ecran, contenu: bytes, champ: str = "input[type=file]") -> None:
    ecran.locator(champ).set_input_files(
        {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": contenu}
    )


def test_photo_categorie_suivre_en_trois_gestes_sur_un_telephone(ouvrir):
    ecran = ouvrir(page("objet_suivre"), TELEPHONE, has_touch=True)
    expect(ecran.get_by_text("Prendre la photo")).to_be_visible()

    prendre_la_photo(ecran, une_image(2_400, 1_800))  # 1
    expect(ecran.get_by_text("Photo prise")).to_be_visible()
    expect(ecran.locator("canvas.photo-apercu")).to_be_visible()
    expect(ecran.get_by_role("button", name="Suivre")).to_be_in_viewport(ratio=1)
    ecran.get_by_role("radio", name="Mobilier").tap()  # 2
    ecran.get_by_role("button", name="Suivre").tap()  # 3

    expect(ecran.get_by_text(re.compile("cet objet est suivi"))).to_be_visible()
    objet = Objet.objects.get()
    assert (objet.photos.get().largeur, objet.photos.get().hauteur) == (1_600, 1_200)
    expect(ecran.locator(".objet-photo img")).to_be_visible()
    expect(ecran.locator(".objet-photo img")).to_have_js_property("naturalWidth", 1_600)
    assert ecran.erreurs == []


def test_le_telephone_envoie_une_photo_allegee(ouvrir):
    ecran = ouvrir(page("objet_suivre"), TELEPHONE)

    prendre_la_photo(ecran, une_image(4_000, 3_000, quality=100))

    nom = "document.querySelector('input[type=file]').files[0].name"
    for _ in range(80):
        if ecran.evaluate(nom) == "photo.jpg":
            break
        ecran.wait_for_timeout(100)
    assert ecran.evaluate(nom) == "photo.jpg"
    assert ecran.erreurs == []


def test_sans_script_la_photo_prise_se_voit_et_s_enregistre(ouvrir):
    ecran = ouvrir(page("objet_suivre"), java_script_enabled=False)

    prendre_la_photo(ecran, une_image())
    expect(ecran.get_by_text("Photo prise")).to_be_visible()
    ecran.get_by_role("radio", name="Vélo").click()
    ecran.get_by_role("button", name="Suivre").click()

    expect(ecran.get_by_text(re.compile("cet objet est suivi"))).to_be_visible()
    assert Objet.objects.get().photos.count() == 1


def test_oublier_la_categorie_garde_la_photo(ouvrir):
    ecran = ouvrir(page("objet_suivre"))
    prendre_la_photo(ecran, une_image())

    ecran.get_by_role("button", name="Suivre").click()

    expect(ecran.get_by_text("Touchez une catégorie.")).to_be_visible()
    expect(ecran.get_by_alt_text("La photo prise")).to_be_visible()
    ecran.get_by_role("radio", name="Mobilier").click()
    ecran.get_by_role("button", name="Suivre").click()
    expect(ecran.get_by_text(re.compile("cet objet est suivi"))).to_be_visible()
    assert Objet.objects.get().photos.count() == 1
    assert ecran.erreurs == []


def test_un_fichier_qui_n_est_pas_une_photo_se_dit_a_cote(ouvrir):
    ecran = ouvrir(page("objet_suivre"))
    prendre_la_photo(ecran, b"%PDF-1.7 pas une photo")
    ecran.get_by_role("radio", name="Mobilier").click()

    ecran.get_by_role("button", name="Suivre").click()

    expect(ecran.get_by_text(re.compile("n’est pas une photo entière"))).to_be_visible()
    expect(ecran.get_by_role("radio", name="Mobilier")).to_be_checked()


def test_la_douchette_ouvre_cree_et_deplace(ouvrir, ici):
    place = un_emplacement(ici.lieu, nom="Réserve 2")
    neuve = un_rouleau(ici.lieu).codes[0]
    objets = [un_objet(point=ici) for _ in range(2)]
    ecran = ouvrir(page("objets"))
    clavier = ecran.keyboard

    expect(ecran.get_by_role("searchbox")).to_be_focused()
    clavier.type(objets[0].code.lower())
    clavier.press("Enter")
    expect(ecran).to_have_url(re.compile(f"/collecte/objets/{objets[0].code}/$"))
    ecran.goto(ecran.url.replace(f"{objets[0].code}/", ""))
    clavier.type(f"http://127.0.0.1:8000/o/{neuve}")
    clavier.press("Enter")
    expect(ecran.get_by_label("Étiquette", exact=False)).to_have_value(neuve)

    ecran.goto(re.sub(r"/collecte/.*", page("objets_deplacer"), ecran.url))
    # A scan before the page is ready goes nowhere, like any key.
    expect(ecran.locator("textarea")).to_be_focused()
    for code in (objets[0].code, objets[1].code, objets[0].code, "bonjour"):
        clavier.type(code)
        clavier.press("Enter")
    expect(ecran.locator("[data-compte]")).to_have_text(re.compile(r"3\s+étiquettes"))
    ecran.get_by_role("radio", name="Réserve 2").click()
    ecran.get_by_role("button", name="Déplacer").click()
    expect(ecran.get_by_text("2 objets déplacés à « Réserve 2 ».")).to_be_visible()
    expect(ecran.get_by_role("alert")).to_contain_text("mal lu")
    assert Objet.objects.filter(emplacement=place).count() == 2
    assert ecran.erreurs == []


def _pages(ici) -> list[str]:
    un_emplacement(ici.lieu, nom="Réserve 2")
    frigo = un_objet("gem-froid", point=ici, photo=une_photo())
    chaise = complet(un_objet(point=ici), designation="Chaise", masse_g=4_000, etat="bon")
    rouleau = un_rouleau(ici.lieu)
    return [
        page("objet_suivre"),
        page("objets"),
        page("objets") + "?q=BBBBBC",
        page("objet", frigo.code),
        page("objet", chaise.code) + "?neuf=1",
        page("objet_completer", frigo.code),
        page("objets_deplacer"),
        page("etiquettes"),
        page("planche", rouleau.pk),
        page("formats"),
        page("format_nouveau"),
    ]


def test_axe_ne_trouve_rien_et_rien_ne_deborde(ouvrir, ici):
    adresses = _pages(ici)
    ecran = ouvrir(adresses[0], TELEPHONE)
    racine = ecran.url.removesuffix(adresses[0])

    for adresse in adresses:
        ecran.goto(racine + adresse)
        ecran.evaluate("document.querySelectorAll('main details').forEach(d => (d.open = true))")
        axe.sans_defaut(ecran, adresse)
        assert ecran.evaluate("document.documentElement.scrollWidth") <= 390, adresse
    ecran.goto(racine + adresses[0])
    ecran.get_by_role("button", name="Suivre").click()
    axe.sans_defaut(ecran)
    assert ecran.erreurs == []


def test_les_cibles_se_touchent_du_doigt(ouvrir, ici):
    adresses = _pages(ici)
    ecran = ouvrir(adresses[0], TELEPHONE)
    racine = ecran.url.removesuffix(adresses[0])
    mesurer = """() => [...document.querySelectorAll("main :is(a, button, summary, label.puce)")]
        .map(e => [e.textContent.trim().slice(0, 40), e.getBoundingClientRect()])
        .filter(([, b]) => b.width && (b.height < 43.5 || b.width < 43.5))
        .map(([t, b]) => `${t} ${b.width}×${b.height}`)"""

    for adresse in adresses:
        ecran.goto(racine + adresse)
        assert ecran.evaluate(mesurer) == [], adresse
