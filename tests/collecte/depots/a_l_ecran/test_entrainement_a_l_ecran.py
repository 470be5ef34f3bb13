"""The first day, in a browser: from the « ? » to training and back, with the keyboard too."""

import re

from playwright.sync_api import expect

from collecte.entrainement.models import Essai
from collecte.livre.models import Bon
from tests.axe import sans_defaut


def test_du_point_d_interrogation_a_l_entrainement_et_retour(ecran, live_server):
    page = ecran.page
    page.locator('[data-geste="guide"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#dialogue-guide-titre")).to_be_focused()
    sans_defaut(ecran.page)
    page.keyboard.press("Escape")
    expect(page.locator("#dialogue-guide")).to_be_hidden()
    ecran.toucher('[data-geste="guide"]')
    ecran.toucher(page.get_by_role("link", name=re.compile("Premier jour")))
    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    ecran.nommer("Awa")

    ecran.un_depot()

    ecran.voit("Essai réussi")
    expect(page.locator("#premier-jour")).to_contain_text("1 sur 5")
    expect(ecran.bouton("Bon d’apport")).to_have_count(0)
    sans_defaut(ecran.page)
    ecran.toucher(ecran.bouton(re.compile("Annuler"), "#place"))
    ecran.porte("Textiles et accessoires 7,4 kg")
    expect(page.locator("#premier-jour")).to_contain_text("2 sur 5")
    ecran.toucher(page.get_by_role("link", name="Quitter", exact=True))
    expect(page).to_have_url(f"{live_server.url}/collecte/comptoir/")
    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    # What was begun in training stays there.
    ecran.porte()
    assert (Bon.objects.count(), Essai.objects.count()) == (0, 1)
    assert ecran.erreurs == []


def test_un_entrainement_oublie_rend_le_comptoir(appareil, live_server):
    page = appareil().new_page()
    page.clock.install()
    page.goto(f"{live_server.url}/collecte/comptoir/entrainement/")
    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    page.clock.fast_forward("14:00")
    page.keyboard.press("Escape")
    page.clock.fast_forward("14:00")
    expect(page).to_have_url(re.compile("/entrainement/$"))

    page.clock.fast_forward("02:00")

    expect(page).to_have_url(f"{live_server.url}/collecte/comptoir/")
