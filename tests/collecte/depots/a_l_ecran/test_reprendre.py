"""Putting aside, cancelling: nothing is final for a moment, nothing is erased."""

import re

from playwright.sync_api import expect

from collecte.livre.models import Bon
from tests.fabriques import un_compte


def test_un_depot_se_met_de_cote_et_se_reprend(ecran):
    ecran.peser("5", "livres")
    ecran.localite()
    ecran.toucher("#de-cote")
    ecran.porte()
    ecran.peser("2", "vaisselle")
    ecran.toucher(ecran.bouton(re.compile("De côté · 1")))

    ecran.porte("Livres 5 kg")
    expect(ecran.bouton("Quartier", "#localites")).to_have_attribute("aria-pressed", "true")
    ecran.toucher(ecran.bouton(re.compile("De côté · 1")))
    ecran.porte("Vaisselle 2 kg")


def test_plusieurs_depots_de_cote_se_choisissent_dans_une_liste(ecran):
    for texte in ("5", "6"):
        ecran.peser(texte, "livres")
        ecran.toucher("#de-cote")
    ecran.toucher(ecran.bouton(re.compile("De côté · 2")))
    ecran.toucher(ecran.bouton("Reprendre", "#dialogue-cote").first)

    ecran.porte("Livres 6 kg")


def test_annuler_aussitot_rouvre_le_ticket_rempli(ecran):
    ecran.peser("5", "livres")
    ecran.toucher(ecran.bouton("Rayon", ".ligne-courante"))
    ecran.localite()
    ecran.valider()
    ecran.toucher(ecran.bouton(re.compile(r"Annuler \(\d+.s\)")))

    ecran.voit("Annulé. Le dépôt est rouvert, rien n’est compté.")
    ecran.porte("Livres 5 kg")
    rayon = ecran.bouton(re.compile("^Rayon$"), ".ligne-courante")
    expect(rayon).to_have_attribute("aria-pressed", "true")
    expect(ecran.bouton("Quartier", "#localites")).to_have_attribute("aria-pressed", "true")
    original, annulation = Bon.objects.order_by("pk")
    assert annulation.annule == original


def test_annuler_ne_perd_pas_le_depot_deja_recommence(ecran):
    ecran.un_depot("5", "livres")
    ecran.voit(re.compile("enregistré"))
    ecran.peser("2", "vaisselle")
    ecran.toucher(ecran.bouton(re.compile(r"Annuler \(")))

    ecran.voit("Annulé. Le dépôt est rouvert, rien n’est compté.")
    ecran.porte("Livres 5 kg")
    ecran.voit(re.compile("De côté · 1"))


def test_apres_dix_secondes_on_n_annule_plus_d_un_geste(ouvrir):
    ecran = ouvrir(nom=None)
    ecran.page.clock.install()
    ecran.ouvrir()
    ecran.nommer("Awa")
    ecran.un_depot()
    ecran.voit(re.compile("enregistré"))
    expect(ecran.bouton(re.compile("Annuler"))).to_have_count(1)
    ecran.page.clock.run_for(10_500)

    expect(ecran.bouton(re.compile("Annuler"))).to_have_count(0)
    ecran.voit(re.compile("enregistré"))


def test_le_bon_d_apport_montre_son_code(ecran):
    ecran.un_depot()
    ecran.toucher(ecran.bouton("Bon d’apport"))

    expect(ecran.page.locator("#dialogue-bon .qr svg")).to_be_visible()


def test_apres_l_envoi_rien_ne_reste_du_depot(ecran):
    ecran.peser("5", "livres")
    ecran.toucher('[data-geste="noter"]')
    ecran.page.locator("#donateur").fill("Mme Petit")
    ecran.page.locator("#commentaire").fill("Un carton")
    ecran.toucher(ecran.bouton("C’est noté", "#dialogue-note"))
    ecran.voit("Mme Petit", dans="#ticket-notes")
    ecran.localite()
    ecran.valider()

    ecran.voit(re.compile("enregistré"))
    expect(ecran.page.locator("#ticket-notes")).to_be_hidden()
    expect(ecran.page.locator('#localites [aria-pressed="true"]')).to_have_count(0)
    bon = Bon.objects.get()
    assert (bon.commentaire.texte, bon.apport.donateur.prenom) == ("Un carton", "Mme Petit")


def test_un_depot_abandonne_se_reprend(ecran):
    ecran.peser("5", "livres")
    ecran.toucher('[data-geste="noter"]')
    ecran.toucher("#abandonner")
    ecran.porte()
    ecran.toucher(ecran.bouton("Reprendre", "#place"))

    ecran.porte("Livres 5 kg")


def test_un_nouveau_prenom_fait_sa_tuile(ouvrir):
    ecran = ouvrir(nom=None)
    ecran.toucher("#nom-nouveau")
    ecran.page.locator("#prenom").fill("Zoé")
    ecran.toucher(ecran.bouton("C’est moi"))

    expect(ecran.page.locator("#nom")).to_have_text("Zoé")


def test_antidater_demande_le_droit_et_se_voit(ouvrir, appareil, point):
    responsable = un_compte("responsable", lieu=point.lieu, personne=None)
    ecran = ouvrir(appareil(responsable))
    hier = ecran.page.evaluate(
        "new Date(Date.now() - 864e5).toLocaleDateString('sv', { timeZone: 'Europe/Paris' })"
    )
    ecran.peser("5", "livres")
    ecran.toucher('[data-geste="noter"]')
    ecran.page.locator("#jour").fill(hier)
    ecran.toucher(ecran.bouton("C’est noté", "#dialogue-note"))
    expect(ecran.page.locator(".ticket-note-date")).to_contain_text("Daté du")
    ecran.localite()
    ecran.valider()

    ecran.voit(re.compile("enregistré"))
    assert Bon.objects.get().jour.isoformat() == hier


def test_un_benevole_ne_voit_pas_de_date(ecran):
    expect(ecran.page.locator("#jour")).to_have_count(0)
