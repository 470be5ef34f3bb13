"""Nothing is lost at the sorting table: reloaded, sent twice, cancelled, refused."""

import re
from datetime import date

from playwright.sync_api import expect

from collecte.livre.models import Bon, ContenantPlein
from tests.collecte.livres import deposer, stock
from tests.fabriques import un_point


def test_recharger_garde_ce_qui_etait_touche(table):
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.dans("Caddie")
    table.frapper("31")

    table.ouvrir()

    table.affiche("31")
    expect(table.tuile("livres")).to_have_attribute("aria-pressed", "true")
    table.fermer()
    table.recu()
    assert ContenantPlein.objects.get().masse_g == 20_000


def test_un_toucher_d_avant_le_reveil_n_est_pas_perdu(table):
    page = table.page
    retenus = []
    page.route("**/js/collecte/tri/comptoir.js", lambda route: retenus.append(route))

    # The screen is there, its modules are not: touched twice because nothing moves.
    page.goto(table.adresse, wait_until="commit")
    for _n in range(2):
        table.tuile("livres").click()
    table.frapper("12")
    page.locator("#valider").click(force=True)
    expect(table.tuile("livres")).to_have_attribute("aria-busy", "true")
    retenus.pop().continue_()

    expect(table.tuile("livres")).to_have_attribute("aria-pressed", "true")
    table.affiche("12")
    assert not ContenantPlein.objects.exists()
    expect(page.locator("[aria-busy]")).to_have_count(0)


def test_une_reponse_perdue_n_enregistre_qu_une_fois(table):
    perdues = []

    def perdre(route):
        if perdues:
            route.continue_()
        else:
            perdues.append(route.fetch())
            route.abort()

    table.page.route("**/collecte/tri/gestes/", perdre)
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.frapper("12")
    table.fermer()
    table.voit("Pas encore enregistré")
    table.toucher(table.bouton("Réessayer", dans="#place"))
    table.recu()

    assert perdues[0].status == 201
    assert ContenantPlein.objects.count() == 1


def test_annuler_rend_le_geste_a_corriger(table, point):
    deposer(point, "livres", 30_000)
    table.un_contenant("livres", "rayon", "12", dans="Caisse grise")

    table.toucher(table.bouton(re.compile("^Annuler")))

    table.voit("Annulé. Rien n’est compté : recommencez ou corrigez.")
    table.affiche("12")
    expect(table.page.locator('[data-vers="rayon"]')).to_have_attribute("aria-pressed", "true")
    assert stock(point.lieu, "livres", "a_trier") == 30_000


def test_un_geste_du_jour_se_corrige_avec_sa_raison(table, point):
    deposer(point, "livres", 30_000)
    table.un_contenant("livres", "rayon", "12")

    table.toucher(table.page.locator(".entete-fin [data-geste=liste-du-jour]"))
    jour = table.page.locator("#dialogue-jour")
    table.toucher(jour.get_by_role("button", name=re.compile("^Corriger")))
    motifs = table.page.locator("#dialogue-motif")
    table.toucher(motifs.get_by_role("button", name="Mauvais poids"))

    table.voit("Annulé. Rien n’est compté : recommencez ou corrigez.")
    table.affiche("12")
    assert Bon.objects.latest("pk").motif == "Mauvais poids"
    assert stock(point.lieu, "livres", "a_trier") == 30_000


def test_un_refus_revient_avec_ce_qui_etait_tape(table, point):
    un_point(lieu=point.lieu)
    type(point).objects.filter(pk=point.pk).update(ferme_le=date(2020, 1, 1))
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.frapper("12")
    table.fermer()

    table.voit(re.compile("Tri est fermé depuis le"))
    table.affiche("12")
    assert not Bon.objects.exists()
