"""The means there are: one, several, none in cash; a cheque's reference, what a voucher keeps."""

import re

from playwright.sync_api import expect

from boutique.regles.models import Moyen
from boutique.ventes.models import BonAchat, Vente
from boutique.ventes.services.bons_achat import emettre
from tests.boutique.comptoir.a_l_ecran.ecran import la_derniere


def ne_montrer_que(*codes: str) -> None:
    Moyen.objects.update(visible=False)
    Moyen.objects.filter(code__in=codes).update(visible=True)


def test_un_seul_moyen_se_paie_sans_le_choisir_et_sans_especes_on_choisit(ecran):
    ne_montrer_que("carte")
    ecran.ouvrir()
    ecran.article("Pantalon")
    expect(ecran.page.locator("#encaisser")).to_contain_text("Carte")
    expect(ecran.page.locator("#billets > *")).to_have_count(0)
    ecran.encaisser()

    ecran.recu("1-1")
    assert la_derniere().reglements.get().genre == "carte"
    assert ecran.erreurs == []

    ne_montrer_que("carte", "cheque")
    ecran.ouvrir()
    ecran.article("Pantalon")
    ecran.encaisser()
    ecran.voit("Touchez le moyen de paiement.", "#place")
    expect(ecran.bouton("Carte", ".moyens")).to_be_focused()
    ecran.moyen("Carte")
    ecran.encaisser()

    ecran.recu("1-2")
    assert ecran.erreurs == []


def test_cheques_et_bons_disent_ce_qu_ils_gardent(ecran):
    ecran.article("Pantalon")
    ecran.moyen("Chèque")
    ecran.encaisser()
    ecran.page.locator("#cheque-numero").fill("0012345")
    ecran.page.locator("#cheque-banque").fill("La Banque Postale")
    ecran.toucher(ecran.bouton("Prendre ce chèque"))

    ecran.recu("1-1")
    assert la_derniere().reglements.get().reference == "0012345 · La Banque Postale"

    ecran.article("Pantalon")
    ecran.moyen("Chèque")
    ecran.encaisser()
    ecran.toucher(ecran.bouton("Sans référence"))

    ecran.recu("1-2")
    assert la_derniere().reglements.get().reference == ""

    bons = [emettre(valeur_cts=cts, origine="vendu") for cts in (200, 1_000)]
    ecran.article("Manteau")
    for bon in bons:
        ecran.moyen("Bon")
        ecran.page.locator("#bon-code").fill(bon.code)
        ecran.toucher(ecran.bouton("Prendre ce bon"))
        if bon is bons[0]:
            ecran.voit("il ne reste rien", "#reglements")

    ecran.recu("1-3")
    ecran.voit(re.compile("il reste 7,00.€, à dépenser jusqu’au"), ".recu-caisse")

    ecran.categorie("divers")
    ecran.article("Bon d’achat à offrir")
    ecran.toucher(ecran.bouton("20", "#articles"))
    ecran.encaisser()

    ecran.recu("1-4")
    ecran.voit(BonAchat.objects.latest("pk").code, ".recu-bon")


def test_le_plafond_des_especes_compte_ce_qui_est_deja_paye(ecran):
    ecran.mode("prix")
    ecran.frapper("1500")
    ecran.article("Manteau")
    ecran.toucher(ecran.bouton("Oui, 1\u202f500,00", "#dialogue-surprise"))
    ecran.moyen("Espèces")
    ecran.frapper("750")
    ecran.encaisser()
    ecran.doit("750,00")
    ecran.encaisser()

    ecran.voit(re.compile("au plus par ticket, 750,00.€ déjà comptés"), "#afficheur")
    assert not Vente.objects.exists()
