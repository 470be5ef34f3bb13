"""The pages of the animation on a telephone, measured by axe: nothing serious."""

import pytest

from tests import axe
from tests.animation.animations import confirmee, un_devis, un_referent, une_demande
from tests.fabriques import les_listes, un_point
from tests.seances.seances import a_venir

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def horloge():
    """A browser's cookies need the real time."""


def test_les_pages_de_l_animation_sont_lisibles_par_tous(appareil_de, live_server):
    les_listes()
    demande = une_demande(contact="Awa", notes="Salle au premier", souhaits="les mardis")
    un_devis(demande, jusqu_au=a_venir().jour)
    seance = confirmee(demande, horaire=a_venir())
    point = un_point(lieu=demande.lieu)
    page = appareil_de(un_referent(demande.lieu), point, 390, 844).new_page()
    graves = {}
    adresses = [
        *("/animation/", f"/animation/demandes/{demande.pk}/", "/animation/chiffres/"),
        f"/animation/demandes/{une_demande(lieu=demande.lieu).pk}/devis/",
        f"/animation/seances/{seance.pk}/materiel/",
    ]
    for adresse in adresses:
        page.goto(live_server.url + adresse)
        graves[adresse] = axe.defauts(page, graves=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, adresse

    assert {adresse: g for adresse, g in graves.items() if g} == {}
