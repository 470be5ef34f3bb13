"""The public form in a real browser, on a phone, without JavaScript."""

import pytest
from playwright.sync_api import expect

from collecte.tournees.models import Demande
from tests.fabriques_tournees import ouvrir_la_maison, une_image

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/rendez-vous/"


@pytest.fixture
def visiteur(transactional_db, browser, browser_context_args, live_server):
    """A phone that has never been here, without JavaScript."""
    ouvrir_la_maison()
    contexte = browser.new_context(
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
        base_url=live_server.url,
        **browser_context_args,
    )
    yield contexte.new_page()
    contexte.close()


def test_sans_javascript_on_demande_et_on_lit_la_reponse(visiteur):
    page = visiteur
    page.goto(PAGE)
    page.get_by_label("Nom").fill("Ursule Z.")
    page.get_by_label("Adresse", exact=True).fill("12 rue du Puits-Fleuri")
    page.get_by_label("Code postal").fill("75011")
    page.get_by_label("Ce qu’il y a").fill("Une armoire.")
    page.get_by_label("une voiture pleine").check()
    page.get_by_label("jeudi après-midi").check()
    photo = une_image()
    page.get_by_label("Photos").set_input_files(
        [{"name": "armoire.jpg", "mimeType": "image/jpeg", "buffer": photo.read()}]
    )
    page.get_by_role("button", name="Envoyer ma demande").click()

    # Neither a telephone nor an e-mail: the page says so, and keeps the rest.
    expect(page.get_by_text("Un téléphone ou un courriel, pour convenir")).to_be_visible()
    expect(page.get_by_label("Nom")).to_have_value("Ursule Z.")
    expect(page.get_by_label("une voiture pleine")).to_be_checked()
    expect(page.get_by_label("jeudi après-midi")).to_be_checked()
    expect(page.get_by_text("Choisissez à nouveau vos photos")).to_be_visible()
    page.get_by_label("Téléphone").fill("0639981122")
    page.get_by_role("button", name="Envoyer ma demande").click()

    expect(page.get_by_role("heading", name="c’est bien reçu")).to_be_visible()
    demande = Demande.objects.get()
    assert demande.disponibilites == "jeudi-apres-midi"
    # The link to keep leads back here, without the thanks.
    page.get_by_role("link", name="/rendez-vous/").click()
    expect(page.get_by_role("heading", name="pas encore répondu")).to_be_visible()


def test_la_page_publique_tient_dans_un_petit_telephone(visiteur):
    page = visiteur
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(PAGE)
    piege = page.locator(".rdv-piege").bounding_box()

    boite = page.locator("main").bounding_box()
    assert boite["width"] <= 320
    cibles = page.locator(
        "main :is(button, input:not([type=hidden], #id_site), textarea, .puce)"
    ).all()
    hauteurs = [b["height"] for c in cibles if (b := c.bounding_box())]
    assert piege["width"] <= 1
    assert min(h for h in hauteurs if h > 24) >= 44
