"""« Santé » and « Sauvegardes » in a real browser: axe, both sizes, a backup asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from petiterockette.sante.demande import demandee_le
from tests import axe
from tests.fabriques import un_compte, un_point
from tests.tailles import BUREAU, ETROIT, TELEPHONE, a_chaque_taille

from .mondes import poser, un_etat
from .test_controles import un_certificat

pytestmark = pytest.mark.django_db(transaction=True)

PETITES = """() => [...document.querySelectorAll("main .bouton, main summary, main button")]
  .filter((b) => b.checkVisibility() && b.getBoundingClientRect().height < 47.5)
  .map((b) => b.textContent.trim())"""


@pytest.fixture
def dossier(settings, tmp_path):
    settings.CERTIFICAT = un_certificat(tmp_path, timezone.now() + timedelta(days=78))
    return poser(settings, tmp_path, un_etat(timezone.now() - timedelta(hours=2)))


def test_les_deux_pages_se_lisent_par_tous_et_une_sauvegarde_se_demande(
    appareil_de, live_server, dossier
):
    onglet = appareil_de(un_compte("direction"), un_point()).new_page()
    defauts = []
    for adresse in ("/sante/controles/", "/sauvegardes/"):
        assert onglet.goto(live_server.url + adresse).status == 200
        for largeur, _hauteur in a_chaque_taille(onglet, BUREAU, TELEPHONE, ETROIT):
            defauts += [(adresse, largeur, defaut) for defaut in axe.defauts(onglet)]
            defauts += [(adresse, largeur, petite) for petite in onglet.evaluate(PETITES)]
            if onglet.evaluate("document.documentElement.scrollWidth") > largeur:
                defauts.append((adresse, largeur, "déborde"))

    assert defauts == []
    onglet.get_by_role("button", name="Sauvegarder maintenant").click()
    expect(onglet.get_by_text("elle commence dans la minute")).to_be_visible()
    assert demandee_le(dossier) is not None
