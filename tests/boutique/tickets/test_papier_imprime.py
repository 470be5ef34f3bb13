"""The paper itself, as Chromium prints it; it never prints unasked."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from boutique.caisses.appareil import COOKIE
from boutique.tickets.models import Remis
from tests import axe
from tests.boutique.a_la_caisse import ALaCaisse, l_article, ligne, lot, paye
from tests.boutique.au_guichet import un_guichet
from tests.pages import espaces

pytestmark = pytest.mark.django_db(transaction=True)
MM = 25.4 / 72
# Whatever sticks out of the article, in the layout that is printed.
DEBORDS = """() => {
  const papier = document.querySelector('.ticket-papier');
  const bord = papier.getBoundingClientRect().right + 0.5;
  return [...papier.querySelectorAll('*')]
    .filter((e) => !e.closest('.invisible') && e.getBoundingClientRect().right > bord)
    .map((e) => e.outerHTML.slice(0, 80));
}"""
COMPTER_LES_IMPRESSIONS = (
    "window.impressions = 0; window.print = () => { window.impressions += 1; };"
)


@pytest.fixture
def guichet():
    return un_guichet()


@pytest.fixture
def page(guichet, appareil_de):
    contexte = appareil_de(guichet.tenue.compte, guichet.tenue.point)
    contexte.add_init_script(COMPTER_LES_IMPRESSIONS)
    return contexte.new_page()


def imprimer(page) -> list:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages


def mesures(feuille) -> tuple[int, int]:
    boite = feuille.mediabox
    return round(float(boite.width) * MM), round(float(boite.height) * MM)


def test_le_rouleau_fait_80_mm_et_rien_n_y_est_coupe(guichet, page):
    vente = guichet.tenue.vendre(
        ligne("Pantalon", 3, remise_cts=100),
        lot("Assiette", 12_345, 1_500, confirmee=True),
        ligne(
            "Sous-vêtement enfant",
            99,
            prix_cts=999,
            montant_cts=98_901 - 1,
            remise_cts=1,
            confirmee=True,
        ),
        ligne("Grille-pain"),
        reglements=[paye("carte", 800 + 12_345 + 98_900 + 500)],
    )

    page.goto(guichet.adresse("ticket_papier", vente))
    [feuille] = imprimer(page)

    largeur, hauteur = mesures(feuille)
    assert largeur == 80
    assert hauteur in {140, 180, 220, 280, 360, 480}
    texte = espaces(feuille.extract_text())
    for dit in ("1 125,45 €", "lot de 1 500 : 123,45 €", "99 × 9,99 €", "989,00 €"):
        assert dit in texte
    assert "Garantie légale" in texte
    assert "Revenir" not in texte
    page.emulate_media(media="print")
    assert page.evaluate(DEBORDS) == []


def test_un_petit_ticket_prend_peu_de_papier_un_long_tient_d_un_morceau(guichet, page):
    court = guichet.tenue.vendre(ligne("Polar"))
    long = guichet.tenue.vendre(*(ligne("Manteau enfant", 2, remise_cts=50) for _ in range(14)))

    page.goto(guichet.adresse("ticket_papier", court))
    [petite] = imprimer(page)
    page.goto(guichet.adresse("ticket_papier", long))
    [grande] = imprimer(page)

    assert mesures(petite) == (80, 140)
    assert mesures(grande)[1] > 220
    assert espaces(grande.extract_text()).count("Manteau enfant") == 14


def test_la_feuille_est_un_a4(guichet, page):
    vente = guichet.tenue.vendre(ligne("Polar"))

    page.goto(guichet.adresse("ticket_papier", vente) + "?papier=a4")

    assert [mesures(f) for f in imprimer(page)] == [(210, 297)]


def test_un_papier_d_entrainement_porte_factice_en_travers(guichet, page):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()

    page.goto(guichet.adresse("ticket_papier", ecole.vendre(ligne("Polar"))))
    [feuille] = imprimer(page)

    assert feuille.extract_text().upper().count("FACTICE") == 3


def test_rien_ne_s_imprime_sans_qu_on_le_demande_et_une_fois_par_demande(guichet, page):
    vente = guichet.tenue.vendre(ligne("Polar"))
    page.goto(guichet.adresse("ticket_papier", vente))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.impressions") == 0

    page.get_by_role("button", name="Imprimer le ticket").click()
    # The page's policy lets no text be run as a script: its own is asked again and again.
    for _fois in range(100):
        if page.evaluate("window.impressions"):
            break
        page.wait_for_timeout(50)
    assert page.evaluate("window.impressions") == 1
    assert "Aperçu" not in page.content()

    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.impressions") == 0
    assert Remis.objects.count() == 1


def test_sans_javascript_tout_se_lit_et_se_remet(guichet, appareil_de):
    vente = guichet.tenue.vendre(ligne("Écharpe"))
    contexte = appareil_de(
        guichet.tenue.compte, guichet.tenue.point, 390, 844, java_script_enabled=False
    )
    page = contexte.new_page()

    page.goto(guichet.adresse("ticket_public", vente.jeton))
    expect(page.get_by_text("Écharpe")).to_be_visible()
    page.goto(guichet.adresse("ticket_papier", vente))
    page.get_by_role("button", name="Imprimer le ticket").click()

    expect(page.get_by_text("C’est noté : ce ticket est remis")).to_be_visible()


def test_les_pages_se_lisent_avec_un_lecteur_d_ecran(guichet, appareil_de, live_server):
    vente = guichet.tenue.vendre(ligne("Pantalon", 3), ligne("Grille-pain"), lot("Bol", 700, 5))
    page = appareil_de(guichet.tenue.compte, guichet.tenue.point).new_page()
    jeton = guichet.client.cookies[COOKIE].value
    page.context.add_cookies([{"name": COOKIE, "value": jeton, "url": live_server.url}])

    for nom in ("ticket", "ticket_papier", "ticket_courriel", "ticket_code", "ticket_corriger"):
        page.goto(guichet.adresse(nom, vente))
        _accessible(page, nom)
    for nom in ("tickets", "bons_achat", "bons_solidaires", "bons_releve", "notice"):
        page.goto(guichet.adresse(nom))
        _accessible(page, nom)
    articles = [l_article(nom).pk for nom in ("Pantalon", "Polar")]
    page.goto(guichet.adresse("retour_sans_ticket") + "?article={}&article={}".format(*articles))
    _accessible(page, "retour_sans_ticket")
    page.goto(guichet.adresse("ticket_rendre", vente))
    assert not page.get_by_text("Où va-t-il ?").locator("visible=true").count()
    page.get_by_label("Une partie").fill("1")
    assert page.get_by_text("Où va-t-il ?").locator("visible=true").count() == 1
    page.get_by_label("Une partie").fill("")
    page.get_by_label("Combien, sur 3 ?").fill("9")
    page.get_by_label("Autre raison").fill("Trop petit")
    page.get_by_role("button", name="Voir le montant").click()
    expect(page.get_by_text("Il en reste 3 à rendre.")).to_be_visible()
    _accessible(page, "une erreur")
    page.get_by_label("Combien, sur 3 ?").fill("1")
    page.get_by_role("button", name="Voir le montant").click()
    expect(page.get_by_role("button", name="Rembourser 3,00")).to_be_visible()
    _accessible(page, "le montant")


def _accessible(page, ou: str) -> None:
    axe.sans_defaut(page, ou)


def test_au_telephone_rien_ne_defile_en_travers(guichet, appareil_de):
    vente = guichet.tenue.vendre(ligne("Pantalon", 3), ligne("Grille-pain"))
    page = appareil_de(guichet.tenue.compte, guichet.tenue.point, 390, 844).new_page()

    for nom in ("ticket", "ticket_papier", "ticket_courriel", "ticket_code", "ticket_corriger"):
        page.goto(guichet.adresse(nom, vente))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, nom
    for nom in ("tickets", "bons_achat", "bons_solidaires", "bons_releve", "notice"):
        page.goto(guichet.adresse(nom))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, nom


@pytest.mark.parametrize(
    ("nom", "ou"), [("session", ".releve"), ("ticket_papier", ".ticket-papier")]
)
def test_factice_traverse_le_papier_par_dessus_les_cartes(guichet, page, nom, ou):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()
    vente = ecole.vendre(ligne("Pantalon"))
    page.emulate_media(media="print")
    page.goto(guichet.adresse(nom, ecole.session if nom == "session" else vente))
    papier = page.locator(ou).first
    # The word stands at two fifths of a sheet: over the card.
    page.set_viewport_size({"width": 1280, "height": 400})

    avec = papier.screenshot()
    papier.evaluate("(e) => { delete e.dataset.factice; delete e.dataset.mot; }")

    assert papier.screenshot() != avec
