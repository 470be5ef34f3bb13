"""Being paid: recorded once, lost never, and said when it cannot be."""

import re

import pytest
from playwright.sync_api import expect

from boutique.articles.models import Article
from boutique.ventes.models import Vente
from boutique.ventes.services.bons_achat import emettre
from petiterockette.journal.models import Maillon
from tests.boutique.a_la_caisse import l_article

pytestmark = pytest.mark.deux_bases

VENTES = re.compile(r"/boutique/ventes/$")
PAS_ENCORE = "Pas encore enregistré"


def test_un_double_appui_fait_une_vente_et_chaque_moyen_paie_sa_part(ecran):
    ecran.article("Pantalon")
    ecran.page.locator("#encaisser").dblclick()

    ecran.recu("1-1")
    assert Vente.objects.count() == 1

    bon = emettre(valeur_cts=200, origine="vendu")
    ecran.frapper("5")
    ecran.article("Pantalon")
    ecran.moyen("Bon")
    ecran.page.locator("#bon-code").fill(bon.code.lower())
    ecran.toucher(ecran.bouton("Prendre ce bon"))
    ecran.doit("13,00")
    ecran.moyen("Carte")
    ecran.frapper("3")
    ecran.encaisser()
    ecran.doit("10,00")
    ecran.toucher('[data-billet="2000"]')

    ecran.recu("1-2")
    ecran.voit(re.compile("10,00.€"), ".recu-rendre")
    reglements = [
        (r.genre, r.montant_cts, r.donne_cts) for r in Vente.objects.latest("pk").reglements.all()
    ]
    assert reglements == [("bon", 200, 200), ("carte", 300, 300), ("especes", 1000, 2000)]

    bon = emettre(valeur_cts=200, origine="vendu")
    ecran.article("Manteau")
    ecran.moyen("Bon")
    ecran.page.locator("#bon-code").fill("ZZZ")
    ecran.toucher(ecran.bouton("Prendre ce bon"))
    ecran.voit("Aucun bon ne porte", "#dialogue-bon")
    ecran.page.locator("#bon-code").fill(bon.code)
    ecran.toucher(ecran.bouton("Prendre ce bon"))

    ecran.doit("3,00")
    ecran.encaisser()
    ecran.recu("1-3")

    ecran.article("Pantalon")
    ecran.moyen("Carte")
    ecran.frapper("5")
    ecran.encaisser()

    ecran.voit("On ne rend la monnaie que sur des espèces", "#afficheur")
    assert Vente.objects.count() == 3


def se_reconnecter(ecran, tenue) -> None:
    """The login expires; renewed from the till's own banner, in the same tab."""
    tenue.compte.set_password("rockette")
    tenue.compte.save()
    ecran.toucher(ecran.bouton("Se reconnecter", "#place"))
    ecran.page.locator("input[name=username]").fill(tenue.compte.identifiant)
    ecran.page.locator("input[name=password]").fill("rockette")
    ecran.page.keyboard.press("Enter")
    ecran.page.wait_for_url(ecran.adresse)


def test_ni_panne_ni_connexion_finie_ne_perd_un_panier_ou_ne_le_vend_deux_fois(ecran, tenue):
    def perdre(route):
        route.fetch()
        route.abort()

    ecran.article("Pantalon")
    ecran.page.route(VENTES, perdre)
    ecran.encaisser()
    ecran.voit(PAS_ENCORE)
    assert Vente.objects.count() == 1
    ecran.article("Manteau")
    ecran.porte("Pantalon 3,00")
    ecran.page.unroute(VENTES)
    ecran.toucher(ecran.bouton("Réessayer", "#place"))

    ecran.recu("1-1")
    assert Vente.objects.count() == 1

    ecran.article("Pantalon")
    ecran.page.route(VENTES, lambda route: route.fulfill(status=500, body="panne"))
    ecran.encaisser()
    ecran.voit(PAS_ENCORE)
    ecran.page.unroute(VENTES)
    ecran.ouvrir()

    ecran.recu("1-2")
    assert Vente.objects.count() == 2

    ecran.article("Pantalon")
    ecran.page.context.clear_cookies(name="sessionid")
    ecran.encaisser()
    ecran.voit("Reconnectez-vous", "#place")
    se_reconnecter(ecran, tenue)

    ecran.recu("1-3")
    assert Vente.objects.count() == 3

    ecran.article("Pantalon")
    ecran.page.context.clear_cookies(name="sessionid")
    ecran.toucher('[data-geste="chercher"]')
    ecran.page.locator("#recherche").fill("commode")
    ecran.voit("Reconnectez-vous", "#place")
    expect(ecran.page.locator("dialog[open]")).to_have_count(0)
    se_reconnecter(ecran, tenue)

    ecran.porte("Pantalon 3,00")


def test_les_paniers_de_cote_survivent_au_rechargement(ecran):
    ecran.article("Pantalon")
    ecran.toucher(ecran.bouton("De côté", "#ticket"))
    ecran.article("Manteau")
    ecran.ouvrir()
    ecran.porte("Manteau 5,00")
    ecran.toucher(ecran.bouton(re.compile("Panier 1")))

    ecran.porte("Pantalon 3,00")


def test_ce_qu_on_reprend_ne_se_note_pas_ce_qu_on_enleve_est_chaine(ecran):
    ecran.page.clock.install()
    ecran.article("Pantalon")
    ecran.toucher(ecran.bouton("Abandonner"))
    ecran.porte()
    ecran.page.clock.run_for(60_000)
    ecran.article("Manteau")
    ecran.toucher(ecran.bouton("Reprendre", "#place"))

    ecran.porte("Pantalon 3,00")
    expect(ecran.page.locator("#bandeau-paniers, [data-paniers]").first).to_contain_text("1 ·")
    expect(ecran.bouton("Reprendre", "#place")).to_have_count(0)
    assert not Maillon.objects.filter(contenu__code="panier.abandonne").exists()

    ecran.ligne(0)
    ecran.toucher(ecran.bouton(re.compile("^Enlever$"), ".ligne-choisie"))
    ecran.porte()
    with ecran.page.expect_response(re.compile("/caisse/evenements/")):
        ecran.page.clock.run_for(11_000)

    [maillon] = Maillon.objects.filter(contenu__code="panier.ligne_enlevee")
    assert maillon.contenu["lignes"] == ["Pantalon"]


def test_un_prix_change_garde_le_panier_et_montre_le_nouveau(ecran):
    article = l_article("Pantalon")
    article.mode_prix = "fixe"
    article.save()
    ecran.ouvrir()
    ecran.article("Pantalon")
    article.prix_cts = 400
    article.save()
    ecran.encaisser()

    ecran.voit("Un prix a changé")
    ecran.voit(re.compile("vaut maintenant"), "#lignes")
    ecran.porte("Pantalon 4,00")
    ecran.doit("4,00")
    assert not Vente.objects.exists()


def test_un_article_retire_marque_sa_ligne_et_le_panier_reste(ecran):
    ecran.article("Pantalon")
    ecran.article("Manteau")
    Article.objects.filter(nom="Manteau").update(visible=False)
    ecran.encaisser()

    ecran.voit("Cet article n’est plus en vente.", "#lignes > li:nth-child(2)")
    ecran.porte("Pantalon 3,00", "Manteau 5,00")


def test_ce_qui_paie_ne_change_pas_de_place_et_un_tiroir_ouvert_se_note(ecran):
    def places() -> list[dict]:
        touches = ecran.page.locator("#encaisser, .billet, [data-moyen]").all()
        return [touche.bounding_box() for touche in touches]

    vides = places()
    ecran.article("Pantalon")
    billets = ecran.page.locator(".billet")
    expect(billets.locator("strong")).to_have_text([f"{n}\u00a0€" for n in (2, 5, 10, 20, 50)])
    expect(ecran.page.locator("[data-billet]")).to_have_count(4)
    assert places() == vides
    ecran.moyen("Carte")
    expect(ecran.page.locator("[data-billet]")).to_have_count(0)
    assert places() == vides
    ecran.moyen("Espèces")

    expect(ecran.page.locator("[data-billet]")).to_have_count(4)

    ecran.toucher("#plus")
    with ecran.page.expect_response(re.compile("/caisse/evenements/")):
        ecran.toucher(ecran.bouton(re.compile("tiroir ouvert"), "#dialogue-plus"))

    ecran.voit("Noté", "#place")
    assert Maillon.objects.filter(contenu__code="tiroir.ouvert").count() == 1


def test_une_caisse_fermee_arrete_l_onglet_et_dit_pourquoi(ecran, tenue):
    ecran.article("Pantalon")
    tenue.fermer()
    ecran.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    ecran.voit("Cette caisse ne vend plus ici")
    ecran.voit(re.compile("est fermée"))
    ecran.page.keyboard.press("Escape")
    expect(ecran.page.locator("#dialogue-morte")).to_be_visible()
    assert not Vente.objects.exists()

    tenue.rouvrir()
    ecran.ouvrir()
    ecran.article("Pantalon")
    tenue.fermer()
    ecran.encaisser()

    ecran.voit("Cette caisse ne vend plus ici")


def test_le_nom_manquant_se_demande_et_la_vente_part(ouvrir):
    ecran = ouvrir(nom=None)
    ecran.page.keyboard.press("Escape")
    ecran.article("Pantalon")
    ecran.encaisser()
    ecran.nommer("Bilal")

    ecran.recu("1-1")
    assert Vente.objects.count() == 1
