"""Ringing up by touch: what is tapped is what is sold, once."""

import re

import pytest
from playwright.sync_api import expect

from boutique.models import Article, Operation, Vente
from boutique.services.bons_achat import emettre
from collecte.models import Categorie
from petiterockette.journal.models import Maillon
from petiterockette.personnes.models import Personne
from tests.boutique.a_la_caisse import l_article

pytestmark = pytest.mark.deux_bases

VENTES = re.compile(r"/boutique/ventes/$")
PAS_ENCORE = "Pas encore enregistré"


def test_un_article_en_compte_juste_tient_en_trois_gestes(ecran):
    ecran.gestes = 0
    ecran.categorie("vaisselle")
    ecran.article("Assiette")
    ecran.encaisser()

    ecran.recu("1-1")
    assert ecran.gestes == 3
    vente = Vente.objects.get()
    assert vente.total_cts == 25
    assert str(Personne.objects.get(pk=vente.par)) == "Awa"
    assert ecran.erreurs == []


def test_un_double_appui_fait_une_vente(ecran):
    ecran.article("Pantalon")
    ecran.page.locator("#encaisser").dblclick()

    ecran.recu("1-1")
    assert Vente.objects.count() == 1


def test_deux_tape_puis_l_article_en_fait_deux(ecran):
    ecran.frapper("2")
    ecran.article("Pantalon")
    ecran.article("Chemise")

    ecran.porte("Pantalon 6,00", "Chemise 3,00")


def test_toucher_deux_fois_en_compte_deux(ecran):
    ecran.article("Pantalon")
    ecran.article("Pantalon")

    ecran.porte("Pantalon 6,00")


def test_un_lot_vaut_son_prix_et_l_on_revient_a_l_unite(ecran):
    ecran.categorie("vaisselle")
    ecran.frapper("5")
    ecran.mode("lot")
    ecran.frapper("7")
    ecran.article("Bol")
    ecran.article("Assiette")
    ecran.porte("Bol 7,00", "Assiette 0,25")
    ecran.encaisser()

    ecran.recu("1-1")
    lot, assiette = Vente.objects.get().lignes.all()
    assert (lot.mode, lot.quantite, lot.nb_objets, lot.montant_cts) == ("lot", 1, 5, 700)
    assert (assiette.mode, assiette.quantite) == ("unite", 1)


def test_un_lot_sans_nombre_ne_compte_aucun_objet(ecran):
    ecran.mode("lot")
    ecran.frapper("4,5")
    ecran.article("Pantalon")
    ecran.voit("sans nombre", "#lignes")
    ecran.encaisser()

    ecran.recu("1-1")
    assert Vente.objects.get().lignes.get().nb_objets is None


def test_un_prix_tape_une_remise_et_un_cadeau_se_retrouvent_sur_le_ticket(ecran):
    ecran.mode("prix")
    ecran.frapper("4,5")
    ecran.article("Pantalon")
    ecran.article("Manteau")
    ecran.ligne(1)
    ecran.toucher(ecran.bouton("Remise", ".ligne-choisie"))
    ecran.toucher(ecran.bouton("−20", "#dialogue-remise"))
    ecran.toucher(ecran.bouton("C’est bon", ".ligne-choisie"))
    ecran.article("Écharpe")
    ecran.toucher("#offrir")
    ecran.porte("Pantalon 4,50", "Manteau 4,00", "Écharpe 0,00")
    ecran.encaisser()

    ecran.recu("1-1")
    lignes = [(li.montant_cts, li.remise_main_cts) for li in Vente.objects.get().lignes.all()]
    assert lignes == [(450, 0), (400, 100), (0, 100)]


def test_une_remise_sur_le_panier_se_repartit_au_centime(ecran):
    for nom in ("Pantalon", "Manteau", "Écharpe"):
        ecran.article(nom)
    ecran.toucher("#remise")
    ecran.page.locator("#remise-montant").fill("1")
    ecran.toucher(ecran.bouton("Retirer ce montant"))
    ecran.doit("8,00")
    ecran.encaisser()

    ecran.recu("1-1")
    assert [li.remise_main_cts for li in Vente.objects.get().lignes.all()] == [33, 56, 11]


def test_un_panier_tout_offert_se_valide_sans_rien_payer(ecran):
    ecran.article("Pantalon")
    ecran.toucher("#offrir")
    expect(ecran.page.locator("#encaisser")).to_contain_text("rien à payer")
    ecran.encaisser()

    ecran.recu("1-1")
    assert Vente.objects.get().total_cts == 0


def test_un_poids_se_tape_avec_une_virgule_ou_un_point(ecran):
    ecran.mode("poids")
    ecran.taper("1.5")
    ecran.article("Pantalon")
    ecran.voit("pesé 1,5", "#lignes")
    ecran.encaisser()

    ecran.recu("1-1")
    ligne = Vente.objects.get().lignes.get()
    assert (ligne.masse_g, ligne.mesure) == (1500, "pesee")


def test_une_adhesion_propose_ses_montants_et_dit_son_minimum(ecran):
    ecran.categorie("divers")
    ecran.article("Adhésion à l’année")
    ecran.voit(re.compile("6,00.€ au moins"))
    ecran.frapper("3")
    ecran.toucher(ecran.bouton("Ajouter", "#articles"))
    ecran.voit(re.compile("6,00.€ au moins"), "#afficheur")
    ecran.toucher(ecran.bouton("10", "#articles"))

    ecran.porte("Adhésion à l’année 10,00")


def test_un_prix_libre_attend_son_prix(ecran):
    ecran.article("Prix libre")
    ecran.frapper("2,5")
    ecran.toucher(ecran.bouton("Ajouter", "#articles"))

    ecran.porte("Textiles et accessoires 2,50")


def test_plusieurs_moyens_paient_et_la_monnaie_se_rend(ecran):
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

    ecran.recu("1-1")
    ecran.voit(re.compile("10,00.€"), ".recu-rendre")
    reglements = [
        (r.genre, r.montant_cts, r.donne_cts) for r in Vente.objects.get().reglements.all()
    ]
    assert reglements == [("bon", 200, 200), ("carte", 300, 300), ("especes", 1000, 2000)]


def test_on_ne_rend_la_monnaie_que_sur_des_especes(ecran):
    ecran.article("Pantalon")
    ecran.moyen("Carte")
    ecran.frapper("5")
    ecran.encaisser()

    ecran.voit("On ne rend la monnaie que sur des espèces", "#afficheur")
    assert not Vente.objects.exists()


def test_une_reponse_perdue_puis_une_reprise_font_une_vente(ecran):
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


def test_une_panne_garde_le_panier_meme_si_la_page_est_rechargee(ecran):
    ecran.article("Pantalon")
    ecran.page.route(VENTES, lambda route: route.fulfill(status=500, body="panne"))
    ecran.encaisser()
    ecran.voit(PAS_ENCORE)
    ecran.page.unroute(VENTES)
    ecran.ouvrir()

    ecran.recu("1-1")
    assert Vente.objects.count() == 1


def test_les_paniers_de_cote_survivent_au_rechargement(ecran):
    ecran.article("Pantalon")
    ecran.toucher(ecran.bouton("De côté", "#ticket"))
    ecran.article("Manteau")
    ecran.ouvrir()
    ecran.porte("Manteau 5,00")
    ecran.toucher(ecran.bouton(re.compile("Panier 1")))

    ecran.porte("Pantalon 3,00")


def test_un_panier_abandonne_se_reprend_puis_ne_se_note_pas(ecran):
    ecran.article("Pantalon")
    ecran.toucher(ecran.bouton("Abandonner"))
    ecran.porte()
    ecran.toucher(ecran.bouton("Reprendre", "#place"))

    ecran.porte("Pantalon 3,00")
    assert not Maillon.objects.filter(contenu__code="panier.abandonne").exists()


def test_une_ligne_enlevee_est_chainee_une_fois_le_repentir_passe(ecran):
    ecran.page.clock.install()
    ecran.article("Pantalon")
    ecran.ligne(0)
    ecran.toucher(ecran.bouton("Enlever", ".ligne-choisie"))
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


def test_une_operation_du_jour_s_applique_et_se_lit(ecran, tenue):
    jour = tenue.session.jour
    operation = Operation.objects.create(nom="Textile", debut=jour, fin=jour, pourcent=50)
    operation.categories.set(Categorie.objects.filter(code="textiles"))
    ecran.ouvrir()
    ecran.article("Manteau")
    ecran.voit(re.compile("−50.% · Textile"), "#lignes")
    ecran.porte("Manteau 2,50")
    ecran.encaisser()

    ecran.recu("1-1")
    ligne = Vente.objects.get().lignes.get()
    assert (ligne.catalogue_cts, ligne.remise_operation_cts) == (500, 250)


def test_une_connexion_finie_garde_le_panier_et_le_dit(ecran):
    ecran.article("Pantalon")
    biscuits = [c for c in ecran.page.context.cookies() if c["name"] == "sessionid"]
    ecran.page.context.clear_cookies(name="sessionid")
    ecran.encaisser()
    ecran.voit("Reconnectez-vous")
    ecran.page.context.add_cookies(biscuits)
    ecran.toucher(ecran.bouton("Réessayer", "#place"))

    ecran.recu("1-1")


def test_une_caisse_fermee_ailleurs_arrete_l_onglet_et_dit_pourquoi(ecran, tenue):
    ecran.article("Pantalon")
    tenue.fermer()
    ecran.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    ecran.voit("Cette caisse ne vend plus ici")
    ecran.voit(re.compile("est fermée"))
    ecran.page.keyboard.press("Escape")
    expect(ecran.page.locator("#dialogue-morte")).to_be_visible()
    assert not Vente.objects.exists()


def test_un_refus_parce_que_la_caisse_est_fermee_arrete_l_onglet(ecran, tenue):
    ecran.article("Pantalon")
    tenue.fermer()
    ecran.encaisser()

    ecran.voit("Cette caisse ne vend plus ici")


def test_l_entrainement_est_encadre_et_ne_compte_pas(ouvrir, tenue):
    tenue.fermer()
    tenue.ecole = True
    tenue.rouvrir()
    ecran = ouvrir(ecole=True)
    ecran.voit("Factice", ".entete")
    cadre = ecran.page.locator(".comptoir-caisse").evaluate(
        "(n) => getComputedStyle(n, '::before').borderTopWidth"
    )
    ecran.article("Pantalon")
    ecran.encaisser()

    ecran.recu("E1-1")
    assert cadre == "6px"
    assert not Vente.objects.reelles().exists()


def test_le_nom_manquant_se_demande_et_la_vente_part(ouvrir):
    ecran = ouvrir(nom=None)
    ecran.page.keyboard.press("Escape")
    ecran.article("Pantalon")
    ecran.encaisser()
    ecran.nommer("Bilal")

    ecran.recu("1-1")
    assert Vente.objects.count() == 1
