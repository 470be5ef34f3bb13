"""The means there are: one, several, none in cash; a cheque's reference, what a voucher keeps."""

import re

from playwright.sync_api import expect

from boutique.models import BonAchat, Moyen, Vente
from boutique.services.bons_achat import emettre


def ne_montrer_que(*codes: str) -> None:
    Moyen.objects.exclude(code__in=codes).update(visible=False)


def test_un_seul_moyen_se_paie_sans_le_choisir(ecran):
    ne_montrer_que("carte")
    ecran.ouvrir()
    ecran.article("Pantalon")
    expect(ecran.page.locator("#encaisser")).to_contain_text("Carte")
    expect(ecran.page.locator("#billets > *")).to_have_count(0)
    ecran.encaisser()

    ecran.recu("1-1")
    assert Vente.objects.get().reglements.get().genre == "carte"
    assert ecran.erreurs == []


def test_sans_especes_le_bouton_vert_mene_au_choix(ecran):
    ne_montrer_que("carte", "cheque")
    ecran.ouvrir()
    ecran.article("Pantalon")
    ecran.encaisser()
    ecran.voit("Touchez le moyen de paiement.", "#place")
    expect(ecran.bouton("Carte", ".moyens")).to_be_focused()
    ecran.moyen("Carte")
    ecran.encaisser()

    ecran.recu("1-1")
    assert ecran.erreurs == []


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


def test_un_cheque_garde_sa_reference(ecran):
    ecran.article("Pantalon")
    ecran.moyen("Chèque")
    ecran.encaisser()
    ecran.page.locator("#cheque-numero").fill("0012345")
    ecran.page.locator("#cheque-banque").fill("La Banque Postale")
    ecran.toucher(ecran.bouton("Prendre ce chèque"))

    ecran.recu("1-1")
    assert Vente.objects.get().reglements.get().reference == "0012345 · La Banque Postale"


def test_un_cheque_sans_reference_ne_demande_qu_un_geste(ecran):
    ecran.article("Pantalon")
    ecran.moyen("Chèque")
    ecran.encaisser()
    ecran.toucher(ecran.bouton("Sans référence"))

    ecran.recu("1-1")
    assert Vente.objects.get().reglements.get().reference == ""


def test_un_bon_dit_ce_qu_il_lui_reste_avant_et_apres(ecran):
    bons = [emettre(valeur_cts=cts, origine="vendu") for cts in (200, 1_000)]
    ecran.article("Manteau")
    for bon in bons:
        ecran.moyen("Bon")
        ecran.page.locator("#bon-code").fill(bon.code)
        ecran.toucher(ecran.bouton("Prendre ce bon"))
        if bon is bons[0]:
            ecran.voit("il ne reste rien", "#reglements")

    ecran.recu("1-1")
    ecran.voit(re.compile("il reste 7,00.€, à dépenser jusqu’au"), ".recu-caisse")


def test_un_bon_vendu_montre_son_code(ecran):
    ecran.categorie("divers")
    ecran.article("Bon d’achat à offrir")
    ecran.toucher(ecran.bouton("20", "#articles"))
    ecran.encaisser()

    ecran.recu("1-1")
    ecran.voit(BonAchat.objects.get().code, ".recu-bon")
