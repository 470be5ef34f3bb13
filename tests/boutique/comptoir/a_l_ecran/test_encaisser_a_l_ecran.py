"""Ringing up by touch: what is tapped is what is sold, once."""

import re

from playwright.sync_api import expect

from boutique.articles.models import Operation, Public
from boutique.ventes.models import Vente
from collecte.listes.models import Categorie
from petiterockette.personnes.models import Personne
from tests.boutique.comptoir.a_l_ecran.ecran import la_derniere


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


def test_une_quantite_se_tape_se_touche_et_se_corrige(ecran):
    ecran.frapper("2")
    ecran.article("Pantalon")
    ecran.article("Chemise")

    ecran.porte("Pantalon 6,00", "Chemise 3,00")
    ecran.encaisser()
    ecran.recu("1-1")

    ecran.article("Pantalon")
    ecran.article("Pantalon")

    ecran.porte("Pantalon 6,00")
    ecran.encaisser()
    ecran.recu("1-2")

    ecran.article("Manteau")
    ecran.ligne(0)
    ecran.frapper("12")
    ecran.toucher(ecran.bouton("C’est bon", ".ligne-choisie"))

    ecran.porte("Manteau 60,00")


def test_un_lot_vaut_son_prix_avec_ou_sans_nombre_et_l_on_revient_a_l_unite(ecran):
    ecran.mode("lot")
    ecran.frapper("4,5")
    ecran.article("Pantalon")
    ecran.voit("sans nombre", "#lignes")
    ecran.encaisser()

    ecran.recu("1-1")
    assert la_derniere().lignes.get().nb_objets is None

    ecran.categorie("vaisselle")
    ecran.frapper("5")
    ecran.mode("lot")
    ecran.frapper("7")
    ecran.article("Bol")
    ecran.article("Assiette")
    ecran.porte("Bol 7,00", "Assiette 0,25")
    ecran.encaisser()

    ecran.recu("1-2")
    lot, assiette = la_derniere().lignes.all()
    assert (lot.mode, lot.quantite, lot.nb_objets, lot.montant_cts) == ("lot", 1, 5, 700)
    assert (assiette.mode, assiette.quantite) == ("unite", 1)


def test_prix_tape_remises_et_cadeaux_se_retrouvent_sur_le_ticket(ecran):
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
    lignes = [(li.montant_cts, li.remise_main_cts) for li in la_derniere().lignes.all()]
    assert lignes == [(450, 0), (400, 100), (0, 100)]

    for nom in ("Pantalon", "Manteau", "Écharpe"):
        ecran.article(nom)
    ecran.toucher("#remise")
    ecran.page.locator("#remise-montant").fill("1")
    ecran.toucher(ecran.bouton("Retirer ce montant"))
    ecran.doit("8,00")
    ecran.encaisser()

    ecran.recu("1-2")
    assert [li.remise_main_cts for li in la_derniere().lignes.all()] == [33, 56, 11]

    ecran.article("Pantalon")
    ecran.toucher("#offrir")
    expect(ecran.page.locator("#encaisser")).to_contain_text("rien à payer")
    ecran.encaisser()

    ecran.recu("1-3")
    assert la_derniere().total_cts == 0

    ecran.article("Manteau")
    ecran.toucher("#remise")
    ecran.toucher(ecran.bouton("−50", "#dialogue-remise"))
    ecran.doit("2,50")
    ecran.toucher("#remise")
    ecran.toucher(ecran.bouton("Sans remise"))

    ecran.doit("5,00")


def test_un_poids_un_prix_libre_et_une_adhesion_se_tapent(ecran):
    ecran.mode("poids")
    ecran.taper("1.5")
    ecran.article("Pantalon")
    ecran.voit("pesé 1,5", "#lignes")
    ecran.encaisser()

    ecran.recu("1-1")
    ligne = la_derniere().lignes.get()
    assert (ligne.masse_g, ligne.mesure) == (1500, "pesee")

    ecran.article("Autre article")
    ecran.frapper("2,5")
    ecran.toucher(ecran.bouton("Ajouter", "#articles"))

    ecran.porte("Textiles et accessoires 2,50")
    ecran.encaisser()
    ecran.recu("1-2")

    ecran.categorie("divers")
    ecran.article("Adhésion à l’année")
    ecran.voit(re.compile("6,00.€ au moins"))
    ecran.frapper("3")
    ecran.toucher(ecran.bouton("Ajouter", "#articles"))
    ecran.voit(re.compile("6,00.€ au moins"), "#afficheur")
    ecran.toucher(ecran.bouton("10", "#articles"))

    ecran.porte("Adhésion à l’année 10,00")


def test_une_operation_s_applique_se_lit_et_attend_son_public(ecran, tenue):
    jour = tenue.session.jour
    pour = Public.objects.get(nom="Étudiants")
    Operation.objects.create(nom="Étudiants", debut=jour, fin=jour, pourcent=10, public=pour)
    ecran.ouvrir()
    ecran.article("Manteau")
    ecran.porte("Manteau 5,00")
    ecran.toucher(ecran.bouton("Étudiants", ".publics"))
    ecran.porte("Manteau 4,50")
    ecran.encaisser()

    ecran.recu("1-1")
    assert la_derniere().public == pour

    operation = Operation.objects.create(nom="Textile", debut=jour, fin=jour, pourcent=50)
    operation.categories.set(Categorie.objects.filter(code="textiles"))
    ecran.ouvrir()
    ecran.article("Manteau")
    ecran.voit(re.compile("−50.% · Textile"), "#lignes")
    ecran.porte("Manteau 2,50")
    ecran.encaisser()

    ecran.recu("1-2")
    ligne = la_derniere().lignes.get()
    assert (ligne.catalogue_cts, ligne.remise_operation_cts) == (500, 250)


def test_l_entrainement_est_encadre_et_ne_compte_pas(ouvrir, tenue):
    tenue.fermer()
    tenue.ecole = True
    tenue.rouvrir()
    ecran = ouvrir(ecole=True)
    ecran.voit("Pour s’entraîner", ".bande-ecole")
    cadre = ecran.page.locator(".comptoir-caisse").evaluate(
        "(n) => getComputedStyle(n, '::before').borderTopWidth"
    )
    ecran.article("Pantalon")
    ecran.encaisser()

    ecran.recu("E1-1")
    assert cadre == "6px"
    assert not Vente.objects.reelles().exists()
