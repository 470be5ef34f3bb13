"""Sending a deposit: recorded once, lost never."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from collecte.listes.models import Contenant
from collecte.livre.models import Bon

pytestmark = pytest.mark.deux_bases

DEPOTS = re.compile(r"/collecte/depots/$")
PAS_ENCORE = "Pas encore enregistré"


def test_un_depot_part_une_fois_et_le_suivant_se_tape_sans_attendre(ecran):
    postes = []
    ecran.page.on("request", lambda r: postes.append(r.post_data) if DEPOTS.search(r.url) else None)
    ecran.un_depot("12,5", "livres")
    ecran.voit(re.compile("enregistré"))

    document = json.loads(postes[0])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", document["appareil_le"])
    assert document["lignes"][0]["masse_g"] == 12_500
    assert document["jour"] is None

    ecran.peser("7,4", "textiles")
    ecran.localite()
    with ecran.page.expect_response(DEPOTS):
        ecran.page.locator("#valider").dblclick()

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 2

    ecran.page.evaluate("document.querySelector('meta[name=csrf-token]').content = 'perime'")
    with ecran.page.expect_response(lambda r: DEPOTS.search(r.url) and r.ok):
        ecran.un_depot()

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 3

    en_vol = []
    ecran.page.route(DEPOTS, lambda route: en_vol.append(route))
    ecran.un_depot()
    ecran.peser("5", "livres")

    ecran.porte("Livres 5 kg")
    en_vol[0].continue_()
    ecran.voit(re.compile("Dépôt nº"))
    ecran.porte("Livres 5 kg")


def test_ni_panne_ni_reponse_perdue_ne_double_ou_ne_perd_un_depot(ecran):
    ecran.page.route(DEPOTS, lambda route: route.fulfill(status=500, body="panne"))
    ecran.un_depot()
    ecran.voit(PAS_ENCORE)
    assert not Bon.objects.exists()
    ecran.page.unroute(DEPOTS)
    ecran.toucher(ecran.bouton("Réessayer", "#place"))

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 1

    def perdre(route):
        route.fetch()
        route.abort()

    ecran.page.route(DEPOTS, perdre)
    ecran.un_depot()
    ecran.voit(PAS_ENCORE)
    assert Bon.objects.count() == 2
    ecran.page.unroute(DEPOTS)
    ecran.toucher(ecran.bouton("Réessayer", "#place"))

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 2

    ecran.page.route(DEPOTS, lambda route: route.abort())
    ecran.un_depot()
    ecran.voit(PAS_ENCORE)
    ecran.page.unroute(DEPOTS)
    ecran.ouvrir()

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 3

    ecran.page.context.set_offline(True)
    for _ in range(3):
        ecran.un_depot()
    ecran.voit(re.compile("3 dépôts en attente"))
    ecran.voit("Pas de réseau", dans="#place")
    ecran.page.context.set_offline(False)

    ecran.voit("Tout est envoyé")
    assert Bon.objects.count() == 6


def test_un_depot_commence_survit_a_un_navigateur_ferme(ouvrir, appareil):
    contexte = appareil()
    ecran = ouvrir(contexte)
    ecran.peser("5", "livres")
    ecran.frapper("3,2")
    ecran.page.close()

    suite = ouvrir(contexte, nom=None)
    suite.porte("Livres 5 kg")
    suite.affiche("3,2")


def test_deux_onglets_ne_partagent_pas_un_ticket_ni_ne_doublent(ouvrir, appareil):
    contexte = appareil()
    un = ouvrir(contexte)
    un.peser("5", "livres")
    deux = ouvrir(contexte, nom=None)
    deux.porte()
    contexte.set_offline(True)
    un.localite()
    un.valider()
    deux.un_depot()
    contexte.set_offline(False)

    un.voit("Tout est envoyé")
    deux.voit("Tout est envoyé")
    un.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 2


def test_une_session_finie_garde_le_depot_qui_part_au_retour(ecran):
    session = [c for c in ecran.page.context.cookies() if c["name"] == "sessionid"]
    ecran.page.context.clear_cookies(name="sessionid")
    ecran.un_depot()
    ecran.voit("Reconnectez-vous", dans="#place")
    ecran.page.route("**/connexion/**", lambda route: route.fulfill(body="connexion"))
    ecran.toucher(ecran.bouton("Se reconnecter", "#place"))
    ecran.page.wait_for_url("**/connexion/**")

    assert parse_qs(urlsplit(ecran.page.url).query)["next"] == ["/collecte/comptoir/"]
    assert not Bon.objects.exists()
    ecran.page.context.add_cookies(session)
    ecran.ouvrir()

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 1


def test_un_refus_du_serveur_rouvre_le_ticket_avec_sa_raison_par_ligne(ecran):
    ecran.peser("5", "livres")
    ecran.toucher("#tare")
    ecran.toucher(ecran.page.locator("#tares .tare-plus").filter(has_text="Caisse grise").first)
    ecran.toucher("#tare-fini")
    ecran.peser("9", "vaisselle")
    ecran.localite()
    Contenant.objects.filter(nom="Caisse grise").update(tare_g=4_000)
    ecran.valider()

    ecran.voit("Ce dépôt est à revoir")
    expect(ecran.page.locator("#lignes > li")).to_have_count(2)
    expect(ecran.page.locator("#lignes > li").nth(1).locator(".ligne-erreur")).to_be_visible()
    assert not Bon.objects.exists()


def test_un_refus_n_ecrase_pas_le_depot_suivant(ecran):
    refus = {"refus": "Ce dépôt porte le numéro d’un autre.", "champs": {}}
    en_vol = []
    ecran.page.route(DEPOTS, lambda route: en_vol.append(route))
    ecran.un_depot("7,4", "textiles")
    ecran.peser("5", "livres")
    en_vol[0].fulfill(status=409, json=refus)

    ecran.voit(re.compile("1 dépôt à revoir"))
    ecran.porte("Livres 5 kg")
    ecran.toucher("#envois-voir")
    ecran.voit(refus["refus"], dans="#dialogue-envois")
    ecran.toucher(ecran.bouton("Reprendre", "#dialogue-envois"))
    ecran.porte("Textiles et accessoires 7,4 kg")
    ecran.voit(re.compile("De côté · 1"))


def test_sans_memoire_le_comptoir_marche_et_le_dit(ouvrir, appareil):
    contexte = appareil()
    contexte.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
    )
    ecran = ouvrir(contexte)
    ecran.peser("7,4", "textiles")
    ecran.voit(re.compile("ne garde rien"))
    ecran.localite()
    ecran.valider()

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.count() == 1
