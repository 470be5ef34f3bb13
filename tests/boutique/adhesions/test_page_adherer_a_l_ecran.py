"""A membership by touch: somebody in three letters and two taps, or nobody and no waiting."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from boutique.adhesions.models import Adhesion
from boutique.adhesions.services.formules import charger_les_formules
from petiterockette.personnes.services import inscrire
from tests import axe
from tests.boutique.adhesions.fabriques import ADHESION, NOUVEL_AN, adherer
from tests.boutique.comptoir.a_l_ecran.conftest import appareil, ecran, ouvrir, tenue

__all__ = ["appareil", "ecran", "ouvrir", "tenue"]
DIALOGUE = "#dialogue-pour"


@pytest.fixture
def awa(tenue):
    charger_les_formules(NOUVEL_AN)
    return inscrire(prenom="Awa", nom="Diallo", compte=None)


def test_trois_lettres_et_deux_gestes_disent_pour_qui(awa, ouvrir):
    ecran = ouvrir()
    ecran.categorie("divers")
    ecran.article(ADHESION)
    ecran.toucher(ecran.bouton("10", "#articles"))
    ecran.taper("dia")
    axe.sans_defaut(ecran.page)
    ecran.toucher(ecran.bouton("Awa Diallo", DIALOGUE))
    ecran.voit("pour Awa Diallo", "#lignes")

    ecran.encaisser()

    ecran.recu("1-1")
    adhesion = Adhesion.objects.get()
    assert adhesion.carte.personne == awa
    lien = ecran.page.get_by_role("link", name="Carte d’adhérent")
    assert lien.get_attribute("href") == reverse(
        "adhesions:carte_de_la_ligne", args=[adhesion.ligne_id]
    )
    assert ecran.erreurs == []


def test_sans_nom_puis_une_nouvelle_venue(awa, ouvrir):
    ecran = ouvrir()
    ecran.categorie("divers")
    ecran.article(ADHESION)
    ecran.toucher(ecran.bouton("6", "#articles"))
    ecran.toucher(ecran.bouton("Sans nom", DIALOGUE))
    ecran.voit("sans nom", "#lignes")
    ecran.ligne(0)
    ecran.toucher(ecran.bouton("Pour qui ?", "#lignes"))
    ecran.toucher(ecran.bouton("Nouvelle personne", DIALOGUE))
    ecran.taper("Noé")
    ecran.toucher(ecran.bouton("Inscrire", DIALOGUE))
    ecran.voit("pour Noé", "#lignes")
    ecran.encaisser()

    ecran.recu("1-1")
    assert str(Adhesion.objects.get().carte.personne) == "Noé"


def test_qui_est_a_jour_est_dit_avant_de_payer_et_l_on_en_sort(awa, tenue, ouvrir):
    adherer(tenue, pour=awa)
    ecran = ouvrir()
    ecran.categorie("divers")
    ecran.article(ADHESION)
    ecran.toucher(ecran.bouton("10", "#articles"))
    ecran.taper("dia")
    ecran.toucher(ecran.bouton("Awa Diallo", DIALOGUE))
    ecran.voit("Ce renouvellement mènerait au", "#pour-deja")
    axe.sans_defaut(ecran.page)

    ecran.toucher(ecran.bouton("Ne pas renouveler", DIALOGUE))

    expect(ecran.page.locator("#lignes > li")).to_have_count(0)
    assert ecran.erreurs == []


def test_renouveler_depuis_la_carte_au_telephone(awa, tenue, appareil, live_server):
    carte = adherer(tenue, pour=awa).carte
    page = appareil(largeur=390, hauteur=844).new_page()
    page.goto(live_server.url + reverse("adhesions:carte", args=[carte.pk]))
    axe.sans_defaut(page)
    debord = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(debord) == 0

    page.get_by_role("link", name="Renouveler à la caisse").click()

    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    expect(page.locator("body")).to_contain_text(re.compile("Adhésion pour Awa Diallo"))
