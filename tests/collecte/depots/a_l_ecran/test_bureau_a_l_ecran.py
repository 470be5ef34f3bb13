"""The office of exits in a real browser: measured by axe, whole at every size."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from collecte.bureau.models import PeseePont, Remise
from collecte.sorties.services.sorties import porter_a_la_dechetterie
from tests import axe
from tests.collecte.sorties.departs import au_pont, un_depart, un_scan, un_ticket
from tests.fabriques import entete, structure, un_compte, un_lieu
from tests.tailles import BUREAU, TELEPHONE, a_chaque_taille


@pytest.fixture
def sortie(point):
    """Two exits that wait, one that was weighed with an alert, and another site."""
    un_lieu()
    au_pont()
    un_ticket(un_depart(point, 100_000), 80_000, refuse_g=9_000, refuse_vers="energie")
    porter_a_la_dechetterie(
        entete=entete(point=point),
        brut_g=12_000,
        structure=structure("Déchetterie de la porte des Lilas"),
    )
    depart = un_depart(point, 40_000)
    un_scan(depart)
    return depart


@pytest.fixture
def page(appareil, live_server, sortie):
    """Open an address as the direction, on a device of that width."""

    def ouvrir(adresse, **options):
        onglet = appareil(compte=un_compte("direction"), **options).new_page()
        onglet.goto(live_server.url + adresse)
        return onglet

    return ouvrir


def adresses(sortie) -> list[str]:
    mois = f"{sortie.jour:%Y-%m}"
    return [
        reverse("collecte:pont"),
        reverse("collecte:pont_recevoir", args=[sortie.pk]),
        reverse("collecte:remises"),
        reverse("collecte:remise", args=[sortie.pk]),
        reverse("collecte:registre", args=[mois]),
        reverse("collecte:registre", args=[mois[:4]]),
        reverse("lieux:lieu", args=[sortie.lieu.code]),
        reverse("collecte:reglage_changer", args=[sortie.lieu.code, "methode_vente"]),
        reverse("collecte:poids_moyens"),
        reverse("collecte:moyenne_etalonner"),
        reverse("collecte:moyenne_recaler"),
    ]


# What a finger must reach, and is smaller than it.
TROP_PETITES = """() => {
  const cibles = "a.bouton, button, .puce, .champ-saisie > input:not([type=checkbox]), select";
  return [...document.querySelectorAll(`${cibles}, summary`)]
    .filter((b) => b.checkVisibility() && b.type !== "hidden")
    .map((b) => [b.name || b.textContent.trim(), b.getBoundingClientRect()])
    .filter(([, r]) => r.height < 43.5 || r.width < 43.5)
    .map(([nom, r]) => `${nom} ${r.width} × ${r.height}`);
}"""


def test_axe_ne_trouve_rien_et_rien_ne_deborde(page, live_server, sortie):
    onglet = page(reverse("accueil"), largeur=1280)
    defauts = []
    for adresse in adresses(sortie):
        assert onglet.goto(live_server.url + adresse).status == 200
        for largeur, _hauteur in a_chaque_taille(onglet, BUREAU, TELEPHONE):
            defauts += [(adresse, largeur, defaut) for defaut in axe.defauts(onglet)]
            if onglet.evaluate("document.documentElement.scrollWidth") > largeur:
                defauts.append((adresse, largeur, "déborde"))
            if petites := onglet.evaluate(TROP_PETITES):
                defauts.append((adresse, largeur, petites))
    assert defauts == []


def test_une_erreur_se_voit_et_garde_le_clavier(page, sortie):
    onglet = page(reverse("collecte:pont_recevoir", args=[sortie.pk]), largeur=390)
    onglet.get_by_label("Pesé au pont (net)").fill("38")
    onglet.get_by_label("Refusé", exact=False).first.fill("39")
    onglet.get_by_role("button", name="Enregistrer").click()

    expect(onglet.locator("[aria-invalid=true]")).to_be_focused()
    axe.sans_defaut(onglet)
    assert not PeseePont.objects.filter(net_g=38_000).exists()


def test_du_ticket_attendu_au_registre_en_quelques_touches(page, sortie):
    onglet = page(reverse("collecte:pont"), largeur=390)
    onglet.get_by_role("link", name=re.compile("Noter le ticket")).first.click()
    onglet.get_by_label("Nº du ticket de pesée").fill("PB-7")
    onglet.get_by_label("Pesé au pont (net)").fill("39,5")
    onglet.get_by_role("button", name="Enregistrer").click()
    dit = onglet.get_by_text(re.compile("39,5.kg au pont, 0,5.kg de moins que nous"))
    expect(dit).to_be_visible()
    onglet.get_by_role("link", name="Papiers des sorties").click()
    onglet.get_by_role("link", name=re.compile("Papiers de la sortie")).first.click()
    onglet.get_by_label("Nº de bordereau ou de bon d’enlèvement").fill("BE-12")
    onglet.get_by_text("Reçu", exact=True).click()
    onglet.get_by_label("Montant").fill("12,50")
    onglet.get_by_role("button", name="Enregistrer").click()
    expect(onglet.get_by_text(re.compile("12,50.€ reçus"))).to_be_visible()
    onglet.get_by_role("link", name="Registre des déchets").click()

    expect(onglet.get_by_text("bordereau BE-12")).to_be_visible()
    expect(onglet.get_by_text(re.compile("PB-7"))).to_be_visible()
    assert Remise.objects.get().montant_c == 1_250
