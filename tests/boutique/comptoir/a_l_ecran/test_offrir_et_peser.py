"""Gifts, weights and followed things by touch: the screen and the server agree."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from boutique.articles.models import Article
from boutique.ventes.models import Vente
from tests.boutique.a_la_caisse import l_article, la_caisse
from tests.boutique.comptoir.a_l_ecran.ecran import la_derniere
from tests.boutique.en_rayon import un_article_unique
from tests.fabriques import categorie

LIBRE = "Textiles et accessoires"


def test_zero_tape_offre_et_un_meuble_se_vend_a_enlever(ecran):
    ecran.article("Autre article")
    ecran.frapper("0")
    ecran.toucher(ecran.bouton("Ajouter", "#articles"))
    ecran.article("Autre article")
    ecran.toucher(ecran.bouton("Offrir", "#articles"))
    ecran.mode("prix")
    ecran.frapper("0")
    ecran.article("Manteau")
    ecran.porte(f"{LIBRE} 0,00", f"{LIBRE} 0,00", "Manteau 0,00")
    ecran.encaisser()

    ecran.recu("1-1")
    lignes = [(li.offert, li.catalogue_cts) for li in la_derniere().lignes.all()]
    assert lignes == [(True, 0), (True, 0), (True, 500)]

    ecran.article("Manteau")
    ecran.ligne(0)
    ecran.toucher(ecran.bouton("À enlever", ".ligne-choisie"))
    ecran.toucher(ecran.bouton("C’est bon", ".ligne-choisie"))
    ecran.article("Manteau")
    ecran.porte("Manteau 5,00", "Manteau 5,00")
    ecran.encaisser()

    ecran.recu("1-2")
    assert [li.a_enlever for li in la_derniere().lignes.all()] == [True, False]

    ecran.article("Manteau")
    ecran.ligne(0)
    ecran.mode("prix")
    ecran.frapper("0")
    ecran.porte("Manteau 0,00")
    ecran.voit("offert", "#lignes")
    ecran.frapper(",5")

    ecran.porte("Manteau 0,50")


def test_un_poids_une_quantite_ou_un_montant_surprenants_se_confirment_une_fois(ecran):
    textiles = categorie("textiles")
    textiles.net_plausible_g = 1_000
    textiles.save()
    ecran.ouvrir()
    question = ecran.page.locator("#dialogue-surprise")
    ecran.mode("poids")
    ecran.frapper("1,5")
    ecran.article("Pantalon")
    expect(question).to_contain_text("1,5\u00a0kg, c’est beaucoup")
    ecran.toucher(ecran.bouton("Peser à nouveau", "#dialogue-surprise"))
    ecran.frapper("1,6")
    ecran.article("Pantalon")
    ecran.toucher(ecran.bouton("Oui", "#dialogue-surprise"))
    ecran.porte("Pantalon 3,00")
    ecran.ligne(0)
    ecran.mode("poids")
    ecran.frapper("2")
    ecran.toucher(ecran.bouton("C’est bon", ".ligne-choisie"))
    ecran.toucher(ecran.bouton("Oui", "#dialogue-surprise"))
    ecran.encaisser()

    ecran.recu("1-1")
    ligne = la_derniere().lignes.get()
    assert (ligne.masse_g, ligne.confirmee) == (2_000, True)

    ecran.frapper("9999")
    ecran.article("Manteau")
    expect(question).to_contain_text("9\u202f999 fois, 49\u202f995,00\u00a0€, c’est beaucoup")
    ecran.toucher(ecran.bouton("Corriger", "#dialogue-surprise"))
    ecran.frapper("100")
    ecran.article("Manteau")
    ecran.porte("Manteau 500,00")
    ecran.article("Manteau")
    ecran.toucher(ecran.bouton("Oui, 101 fois", "#dialogue-surprise"))
    ecran.porte("Manteau 505,00")
    ecran.mode("prix")
    ecran.frapper("600")
    ecran.article("Autre article")
    ecran.toucher(ecran.bouton("Oui, 600,00", "#dialogue-surprise"))
    ecran.moyen("Carte")
    ecran.encaisser()

    ecran.recu("1-2")
    assert la_derniere().total_cts == 50_500 + 60_000

    ecran.article("Manteau")
    ecran.ligne(0)
    ecran.frapper("9999")
    ecran.page.keyboard.press("Escape")
    ecran.moyen("Carte")
    ecran.toucher(ecran.bouton("Oui, 9", "#dialogue-surprise"))
    ecran.moyen("Carte")
    ecran.encaisser()

    ecran.recu("1-3")
    assert la_derniere().lignes.get().quantite == 9_999


def test_au_kilo_on_pese_ou_l_on_dit_pourquoi_on_ne_peut_pas(ecran, tenue):
    livres = l_article("Livres")
    livres.mode_prix, livres.prix_cts = "au_kg", 200
    livres.save()
    caisse = la_caisse(tenue.point)
    caisse.vente_au_poids, caisse.instrument = True, "W-2041"
    caisse.vignette_jusqu_au = tenue.session.jour
    caisse.save()
    ecran.ouvrir()
    ecran.categorie("livres")
    ecran.article("Livres")
    ecran.frapper("1,537")
    # The price is told as the weight is typed, on what adds it.
    ecran.toucher(ecran.bouton("Ajouter\xa0: 3,07\xa0€", "#articles"))
    ecran.porte("Livres 3,07")
    ecran.encaisser()

    ecran.recu("1-1")
    ligne = la_derniere().lignes.get()
    assert (ligne.mode, ligne.masse_g, ligne.montant_cts) == ("poids", 1_537, 307)
    caisse.vignette_jusqu_au = tenue.session.jour - timedelta(days=1)
    caisse.save()
    ecran.ouvrir()
    ecran.categorie("livres")
    ecran.article("Livres")
    ecran.voit(re.compile("vignette de la balance a expiré le"), "#afficheur")


def test_un_objet_reserve_le_dit_avant_le_panier_ou_sur_sa_ligne(ecran, tenue):
    commode = un_article_unique(tenue.point, nom="Commode bleue")
    commode.reserve_jusqu_au = tenue.session.jour + timedelta(days=2)
    commode.save()
    ecran.scanner(commode.objet.code)

    ecran.voit(re.compile("«.Commode bleue.» est réservé jusqu’au"), "#place")
    ecran.porte()
    ecran.toucher('[data-geste="chercher"]')
    ecran.page.locator("#recherche").fill("commode")
    ecran.voit(re.compile("réservé jusqu’au"), "#trouves")
    ecran.page.keyboard.press("Escape")

    armoire = un_article_unique(tenue.point, nom="Armoire verte")
    ecran.scanner(armoire.objet.code)
    ecran.porte("Armoire verte 40,00")
    armoire.reserve_jusqu_au = tenue.session.jour + timedelta(days=2)
    armoire.save()
    ecran.encaisser()

    ecran.voit(re.compile("Enlevez cette ligne.: réservé jusqu’au"), ".ligne-fautive")
    assert not Vente.objects.exists()


def test_sans_autre_article_le_prix_libre_dit_son_propre_nom(ecran):
    Article.objects.exclude(mode_prix=Article.ModePrix.LIBRE).update(visible=False)
    ecran.page.reload()

    ecran.article(LIBRE)
    ecran.frapper("2")
    ecran.toucher(ecran.bouton("Ajouter", "#articles"))

    ecran.porte(f"{LIBRE} 2,00")


def test_un_nombre_tape_avant_un_prix_libre_se_dit_ou_le_prix_se_demande(ecran):
    ecran.frapper("2")
    ecran.article("Autre article")

    expect(ecran.page.locator("#articles-titre")).to_have_text(f"{LIBRE} × 2")
    ecran.frapper("3")
    ecran.toucher(ecran.bouton("Ajouter", "#articles"))
    ecran.porte(f"{LIBRE} 6,00")
    ecran.article("Autre article")
    expect(ecran.page.locator("#articles-titre")).to_have_text(LIBRE)
