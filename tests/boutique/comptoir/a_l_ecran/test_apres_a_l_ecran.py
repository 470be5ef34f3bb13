"""Around the payment: the three cases of the ticket, what stays on the screen, the paper book."""

import re

from playwright.sync_api import expect

from boutique.articles.models import Article
from boutique.regles.models import Activite
from boutique.tickets.models import Remis
from boutique.ventes.models import Vente
from petiterockette.journal.models import Maillon
from tests.boutique.comptoir.a_l_ecran.ecran import la_derniere


def une_revision() -> None:
    Article.objects.create(
        nom="Révision du vélo",
        numero=901,
        activite=Activite.objects.get(code="velo"),
        provenance="service",
        mode_prix="fixe",
        prix_cts=3_000,
    )


def test_une_note_obligatoire_se_dit_et_s_imprime_avant_de_payer(ecran):
    une_revision()
    ecran.ouvrir()
    ecran.article("Pantalon")
    note = ecran.page.locator("#note-avant")
    expect(note).to_be_hidden()
    ecran.rayon("Atelier vélo")
    ecran.article("Révision du vélo")
    expect(note).to_be_visible()
    with ecran.page.expect_popup() as ouverte:
        ecran.toucher(note)
    expect(ouverte.value.get_by_text("DOCUMENT PROVISOIRE")).to_be_visible()
    assert Maillon.objects.filter(contenu__code="note.remise").count() == 1
    assert not Vente.objects.exists()
    ecran.porte("Pantalon 3,00", "Révision du vélo 30,00")


def test_un_ticket_a_remettre_se_met_en_avant_et_son_refus_se_note(ecran):
    ecran.categorie("materiel-electrique")
    ecran.article("Grille-pain")
    ecran.encaisser()
    ecran.recu("1-1")
    forts = ecran.page.locator(".recu-caisse .bouton-garantie")
    expect(forts).to_have_text(["Imprimer", "Courriel"])
    for mot in ("Ticket cadeau", "Ticket sur le téléphone (QR)"):
        expect(ecran.page.locator(".recu-caisse").get_by_role("link", name=mot)).to_be_visible()
    with ecran.page.expect_response(re.compile("/refuse/$")):
        ecran.toucher(ecran.bouton("Refusé par le client", ".recu-caisse"))

    ecran.voit("le client ne veut pas de ticket", "#place")
    assert Remis.objects.get().forme == "refuse"


def test_le_rendu_reste_apres_une_autre_page_jusqu_au_ticket_suivant_ou_bien_plus_tard(ecran):
    ecran.article("Pantalon")
    ecran.toucher('[data-billet="500"]')
    ecran.recu("1-1")
    ecran.page.goto(ecran.adresse.replace("caisse/", "tickets/"))
    ecran.ouvrir()

    ecran.recu("1-1")
    ecran.voit(re.compile("2,00.€"), ".recu-rendre")
    ecran.article("Manteau")
    expect(ecran.page.locator(".recu-caisse")).to_have_count(0)
    ecran.ouvrir()
    expect(ecran.page.locator(".recu-caisse")).to_have_count(0)
    ecran.porte("Manteau 5,00")
    ecran.encaisser()
    ecran.recu("1-2")

    ecran.page.evaluate("""() => {
        const cle = Object.keys(localStorage).find((k) => k.endsWith("habitudes"));
        const habitudes = JSON.parse(localStorage.getItem(cle));
        habitudes.recu.le -= 4 * 60_000;
        localStorage.setItem(cle, JSON.stringify(habitudes));
    }""")
    ecran.ouvrir()

    expect(ecran.page.locator(".recu-caisse")).to_have_count(0)


def test_un_paiement_mal_note_se_dit_du_panneau_qui_ne_dit_plus_que_rendre(ecran):
    ecran.article("Pantalon")
    ecran.toucher('[data-billet="5000"]')
    ecran.recu("1-1")
    avant = ecran.gestes
    annuler = ecran.page.get_by_role("link", name="Annuler, rembourser")
    assert annuler.get_attribute("href").endswith(f"/{Vente.objects.get().pk}/rendre/")
    ecran.toucher(ecran.page.get_by_role("link", name="Paiement mal noté"))
    page = ecran.page
    # Another note: what to give back of each, and nothing to correct.
    expect(page.get_by_text("20,00\u00a0€ reçus")).to_contain_text("17,00\u00a0€")
    expect(page.get_by_label("Pourquoi")).to_have_value("Mauvaise touche")
    ecran.toucher(page.get_by_role("radio", name="Carte", exact=True))
    ecran.toucher(page.get_by_role("button", name="Corriger"))
    expect(page.get_by_text("Paiement corrigé par le ticket")).to_be_visible()
    assert ecran.gestes - avant <= 4
    correction = Vente.objects.get(nature="correction")
    assert [r.genre for r in correction.reglements.all()] == ["especes", "carte"]
    ecran.toucher(page.get_by_role("link", name="Revenir à la caisse"))

    expect(page.locator("[data-comptoir=pret]")).to_be_attached()
    ecran.recu("1-1")
    expect(page.locator(".recu-rendre")).to_have_count(0)


def test_une_vente_du_carnet_se_marque_et_un_mot_suit_la_sienne(ecran):
    ecran.toucher("#plus")
    ecran.toucher(ecran.bouton("Saisir une vente du carnet", "#dialogue-plus"))
    ecran.toucher(ecran.bouton("Saisir cette vente"))
    ecran.voit("Recopiez la date", "#dialogue-carnet")
    ecran.page.locator("#carnet-date").fill("mardi 3 mars, vers 15 h")
    ecran.toucher(ecran.bouton("Saisir cette vente"))
    ecran.article("Pantalon")
    ecran.voit("mardi 3 mars, vers 15 h", "#place")
    ecran.ouvrir()
    ecran.voit("Vente du carnet", "#place")
    ecran.encaisser()

    ecran.recu("1-1")
    expect(ecran.page.locator("#place")).not_to_contain_text("carnet")
    assert la_derniere().saisie_differee == "mardi 3 mars, vers 15 h"

    ecran.article("Pantalon")
    ecran.toucher("#plus")
    ecran.toucher(ecran.bouton("Ajouter un mot", "#dialogue-plus"))
    ecran.voit("Pas de nom, pas de téléphone", "#dialogue-mot")
    ecran.page.locator("#mot-texte").fill("Manche décousue, vu avec la cliente")
    ecran.toucher(ecran.bouton("Garder ce mot"))
    ecran.voit("Manche décousue", "#place")
    ecran.encaisser()

    ecran.recu("1-2")
    assert la_derniere().commentaire.texte == "Manche décousue, vu avec la cliente"
