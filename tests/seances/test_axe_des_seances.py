"""What people and the team open most, measured by axe on a telephone: nothing serious."""

import pytest

from tests import axe
from tests.fabriques import un_point
from tests.seances.seances import a_venir, un_responsable, une_inscription, une_seance

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def horloge():
    """A browser's cookies need the real time."""


def test_l_agenda_et_l_accueil_sont_lisibles_par_tous(appareil_de, live_server):
    seance = une_seance(places=3, horaire=a_venir(), texte="Venez avec un vêtement.")
    une_inscription(seance, places=2)
    compte = un_responsable(seance.lieu)
    point = un_point(lieu=seance.lieu)
    page = appareil_de(compte, point, 390, 844).new_page()
    graves = {}
    adresses = [
        *("/agenda/", f"/agenda/{seance.pk}/", "/seances/", "/seances/nouvelle/"),
        *(f"/seances/{seance.pk}/", f"/seances/{seance.pk}/accueil/"),
        *(f"/seances/{seance.pk}/bilan/", "/poles/", "/poles/calendrier/"),
    ]
    for adresse in adresses:
        page.goto(live_server.url + adresse)
        graves[adresse] = axe.defauts(page, graves=True)
        large = page.evaluate("document.documentElement.scrollWidth")
        assert large <= 390, adresse

    # « De » moved, « À » follows: two hours stay two hours.
    page.goto(f"{live_server.url}/seances/{seance.pk}/changer/")
    page.locator("[name=de]").fill("15:15")
    page.locator("[name=de]").fill("16:00")
    assert page.locator("[name=a]").input_value() == "18:00"

    assert {adresse: g for adresse, g in graves.items() if g} == {}
