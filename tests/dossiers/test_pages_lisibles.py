"""The pages of the dossiers, by axe and at every size: nothing serious, no word cut."""

import pytest

from petiterockette.dossiers.services.fichiers import faire_les_fichiers
from petiterockette.dossiers.services.partages import partager
from tests import axe
from tests.fabriques import un_compte, un_point
from tests.mots_entiers import a_toutes_les_tailles, page_abimee

from .les_dossiers import fige, un_dossier

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def adresses(annee):
    brouillon, envoye = un_dossier("rapport"), un_dossier()
    faire_les_fichiers(fige(envoye))
    lien = partager(dossier=envoye, compte=envoye.compte)
    texte = brouillon.textes.first()
    return [
        *("/dossiers/", "/dossiers/nouveau/", f"/dossiers/{brouillon.pk}/"),
        *(f"/dossiers/{brouillon.pk}/changer/", f"/dossiers/{brouillon.pk}/textes/{texte.pk}/"),
        *(f"/dossiers/{envoye.pk}/", f"/dossiers/{envoye.pk}/reprendre/", f"/d/{lien.jeton}/"),
    ]


def test_elles_se_lisent_par_tous_et_a_toutes_les_tailles(adresses, appareil_de, live_server):
    page = appareil_de(un_compte("direction"), un_point(), 390, 844).new_page()
    graves, abimees = {}, {}
    for adresse in adresses:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(live_server.url + adresse)
        graves[adresse] = axe.defauts(page, graves=True)
        abimees[adresse] = a_toutes_les_tailles(page, page_abimee)

    assert {a: g for a, g in graves.items() if g} == {}
    assert {a: dits for a, dits in abimees.items() if dits} == {}
