"""The pages of the workshop, measured by axe on a phone: nothing serious."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import axe
from tests.fabriques import une_personne
from tests.velo.a_l_atelier import Atelier

pytestmark = pytest.mark.django_db(transaction=True)

GRAVES = {"serious", "critical"}


def test_les_pages_de_l_atelier_se_lisent_sur_un_telephone(appareil_de, live_server):
    atelier = Atelier()
    p = atelier.permanence()
    for qui in (une_personne("Zoé"), None, None):
        atelier.arrive(p, qui)
    velo = atelier.controle()
    atelier.prete(timezone.localdate() + timedelta(days=1))
    page = appareil_de(atelier.compte, atelier.point, color_scheme="light").new_page()
    page.set_viewport_size({"width": 390, "height": 844})

    fautes = []
    for adresse in (
        "/velo/",
        "/velo/velos/",
        "/velo/velos/recevoir/",
        f"/velo/velos/{velo.pk}/",
        f"/velo/velos/{velo.pk}/controle/",
        f"/velo/permanences/{p.pk}/?q=zo",
        f"/velo/permanences/{p.pk}/fermer/",
    ):
        page.goto(live_server.url + adresse)
        fautes += [(adresse, dit) for dit in axe.defauts(page, graves=True)]
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, adresse

    assert fautes == []
