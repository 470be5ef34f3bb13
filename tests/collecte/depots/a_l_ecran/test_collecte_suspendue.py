"""« Collecte suspendue » on the counter's screen: read again, and no key moves under a finger."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from collecte.livre.models import Bon
from petiterockette.lieux.services.suspensions import reprendre_la_collecte, suspendre_la_collecte
from tests.axe import sans_defaut
from tests.fabriques import un_compte
from tests.tailles import BUREAU, TELEPHONE, a_chaque_taille

PHRASE = "Collecte suspendue parce que nos réserves sont pleines"


@pytest.fixture
def suspendue(point):
    responsable = un_compte("responsable", lieu=point.lieu)
    suspendre_la_collecte(lieu=point.lieu, uuid=uuid4(), motif="plein", par=responsable)
    return responsable


def test_elle_se_voit_a_toutes_les_tailles_et_n_empeche_pas_de_peser(suspendue, ecran):
    for largeur, _hauteur in a_chaque_taille(ecran.page, TELEPHONE, (800, 1100), BUREAU):
        ecran.voit(PHRASE)
        assert ecran.page.evaluate("document.documentElement.scrollWidth") <= largeur
        sans_defaut(ecran.page)
    ecran.un_depot()
    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 1


def test_elle_se_relit_apres_un_depot(point, ecran):
    zone = ecran.page.locator(".comptoir-collecte")
    expect(zone).to_be_empty()
    responsable = un_compte("responsable", lieu=point.lieu)
    suspendre_la_collecte(lieu=point.lieu, uuid=uuid4(), motif="plein", par=responsable)

    ecran.un_depot()

    expect(zone).to_contain_text(PHRASE, timeout=10_000)
    reprendre_la_collecte(lieu=point.lieu, par=responsable)
    ecran.un_depot()
    expect(zone).to_be_empty(timeout=10_000)
    assert ecran.erreurs == []
