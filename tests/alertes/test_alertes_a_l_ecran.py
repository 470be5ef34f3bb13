"""Alerts, deadlines, works and subscriptions in a real browser: axe, phone, keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from petiterockette.abonnements.jetons import ARRETER, CONFIRMER, jeton
from petiterockette.alertes.alertes_du_compte import une_alerte
from petiterockette.alertes.calcul import calculer
from petiterockette.alertes.models import Echeance
from petiterockette.alertes.services.alertes import mettre_de_cote
from petiterockette.travaux.conduite import conduire
from petiterockette.travaux.models import Travail
from petiterockette.travaux.nuit import faire_la_nuit
from tests import axe
from tests.abonnements.abonnes import un_abonnement
from tests.fabriques import un_compte, un_lieu, un_point
from tests.tailles import BUREAU, TELEPHONE, a_chaque_taille
from tests.travaux.ouvrages import en_panne, nature, un_travail

from .echeances import une_echeance

pytestmark = pytest.mark.django_db(transaction=True)

DEBORDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What a finger must reach, and is smaller than it.
TROP_PETITES = """() => {
  const cibles = "main a.bouton, main button, main .puce, main summary, main select";
  return [...document.querySelectorAll(`${cibles}, main input:not([type=checkbox], [type=hidden])`)]
    .filter((b) => b.checkVisibility())
    .map((b) => [b.name || b.textContent.trim(), b.getBoundingClientRect()])
    .filter(([, r]) => r.height < 43.5 || r.width < 43.5)
    .map(([nom, r]) => `${nom} ${r.width} × ${r.height}`);
}"""


@pytest.fixture
def point():
    """Alerts of two sites, one put aside; works of every state; a subscription."""
    point = un_point(lieu=un_lieu(nom="Chemin-Vert"))
    direction = un_compte("direction")
    for n in range(10):
        une_echeance(point.lieu, n - 3, objet=f"Balance nº {n}")
    loin = une_echeance(un_lieu(nom="Montgallet"), objet="Camion AB-123-CD", nature="controle")
    mettre_de_cote(
        montree=une_alerte(direction, "echeance", str(loin.pk)),
        jusqu_au=timezone.localdate() + timedelta(days=5),
        motif="le garage rappelle lundi",
        compte=direction,
    )
    calculer(timezone.localdate())
    faire_la_nuit(timezone.localdate())
    en_panne(un_travail("panne", resume="Résumé d’octobre 2026, abonnement nº 3"))
    un_travail("attend", resume="Résumé de mai")
    fait = un_travail("fait", resume="Résumé de juin")
    with nature(lambda d, a: "Envoyé."):
        conduire(fait.pk)
    return point


def adresses(echeance: int) -> list[str]:
    return [
        "/alertes/",
        f"/alertes/echeance/{echeance}/de-cote/",
        "/alertes/seuils/",
        "/alertes/seuils/bac/",
        "/alertes/echeances/",
        "/alertes/echeances/nouvelle/",
        "/travaux/",
        "/mois-par-courriel/",
        "/mois-par-courriel/abonnes/",
    ]


def test_axe_ne_trouve_rien_et_rien_ne_deborde(appareil_de, live_server, point):
    compte = un_compte("direction")
    abonnement = un_abonnement(compte)
    onglet = appareil_de(compte, point).new_page()
    pages = adresses(Echeance.objects.first().pk)
    pages += [
        f"/mois-par-courriel/{usage}/{jeton(abonnement, sel)}/"
        for usage, sel in (("confirmer", CONFIRMER), ("arreter", ARRETER))
    ]
    defauts = []
    for adresse in pages:
        assert onglet.goto(live_server.url + adresse).status == 200
        for largeur, _hauteur in a_chaque_taille(onglet, BUREAU, TELEPHONE):
            defauts += [(adresse, largeur, defaut) for defaut in axe.defauts(onglet)]
            if trop := onglet.evaluate(TROP_PETITES):
                defauts.append((adresse, largeur, trop))
            if onglet.evaluate(DEBORDE) > 0:
                defauts.append((adresse, largeur, "déborde"))
    assert defauts == []


def test_au_telephone_une_alerte_mene_a_son_remede_en_un_toucher(appareil_de, live_server, point):
    onglet = appareil_de(un_compte("direction"), point, 390, 844).new_page()
    onglet.goto(live_server.url + "/alertes/")

    onglet.get_by_role("link", name="Renouveler").first.click()

    expect(onglet.get_by_label("Valable jusqu’au")).to_be_visible()


def test_sans_souris_on_met_de_cote_et_l_on_corrige_ce_qui_manque(appareil_de, live_server, point):
    onglet = appareil_de(un_compte("direction"), point).new_page()
    onglet.goto(live_server.url + "/alertes/")
    onglet.get_by_role("link", name="Mettre de côté").first.press("Enter")
    onglet.get_by_role("button", name="Mettre de côté").press("Enter")

    motif = onglet.get_by_label("Pourquoi ?")
    expect(motif).to_be_focused()
    expect(motif).to_have_attribute("aria-invalid", "true")
    motif.press_sequentially("le réparateur passe jeudi")
    onglet.get_by_role("button", name="Mettre de côté").press("Enter")

    expect(onglet.get_by_role("status")).to_contain_text("De côté jusqu’au")
    expect(onglet.get_by_text("le réparateur passe jeudi")).to_be_visible()


def test_la_page_des_travaux_se_relit_toute_seule(appareil_de, live_server, point):
    onglet = appareil_de(un_compte("direction"), point).new_page()
    onglet.goto(live_server.url + "/travaux/")
    expect(onglet.get_by_role("heading", name="En attente")).to_be_visible()

    with nature(lambda d, a: "Tout est parti."):
        conduire(Travail.objects.get(cle="attend").pk)

    expect(onglet.get_by_text("Tout est parti.")).to_be_visible(timeout=15_000)
