"""Say how a ticket was really paid: its goods and total never change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from boutique.tickets.refus import CorrectionSansEffet
from boutique.tickets.services.corrections import paiement_actuel
from boutique.tiroirs.coffres import tiroir_attendu
from boutique.ventes.models import BonAchat
from boutique.ventes.refus import BonAchatPerime, BonAchatVide, CompteInexact
from boutique.ventes.verifications.tickets import bons_d_achat, sommes, tickets
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye

pytestmark = pytest.mark.django_db


def test_dans_la_session_ouverte_le_tiroir_suit(tenue):
    vente = tenue.vendre(ligne("Pantalon"))

    ticket = tenue.corriger(vente, paye("carte", 300))

    assert (ticket.total_cts, ticket.hors_tiroir, ticket.numero) == (0, False, 2)
    assert tiroir_attendu(tenue.session) == 10_000
    assert [(r.libelle, r.montant_cts) for r in ticket.reglements.all()] == [
        ("Espèces", -300),
        ("Carte", 300),
    ]
    assert [c.phrase for v in (tickets, sommes) for c in v()] == []


def test_une_fois_la_caisse_fermee_elle_est_hors_tiroir(tenue):
    vente = tenue.vendre(ligne("Pantalon"))
    session = tenue.fermer()

    ticket = tenue.corriger(vente, paye("carte", 300))

    assert (ticket.hors_tiroir, ticket.session) == (True, None)
    assert tiroir_attendu(session) == 10_300


def test_une_correction_se_corrige(tenue):
    vente = tenue.vendre(ligne("Pantalon"))
    tenue.corriger(vente, paye("carte", 300))

    tenue.corriger(vente, paye("cheque", 300))

    assert [r.libelle for r in paiement_actuel(vente)] == ["Chèque"]


def test_le_total_ne_change_pas(tenue):
    vente = tenue.vendre(ligne("Pantalon"))

    with pytest.raises(CompteInexact):
        tenue.corriger(vente, paye("carte", 200))


def test_ce_qui_ne_change_rien_est_refuse(tenue):
    vente = tenue.vendre(ligne("Pantalon"))

    with pytest.raises(CorrectionSansEffet):
        tenue.corriger(vente, paye("especes", 300))


# By voucher: what the ticket takes back and what it spends again are one change of its balance.


def solde(bon: BonAchat) -> int:
    bon.refresh_from_db()
    return bon.solde_cts


def rien_a_redire() -> None:
    assert [c.phrase for v in (tickets, sommes, bons_d_achat) for c in v()] == []


def moitie_en_bon(tenue, bon: BonAchat, cts=200):
    especes = paye("especes", 500 - cts)
    payee = tenue.vendre(
        ligne("Manteau"), reglements=[paye("bon", cts, reference=bon.code), especes]
    )
    assert payee.total_cts == 500
    return payee


def vendre_un_bon(tenue, cts=2_000) -> BonAchat:
    tenue.vendre(ligne("Bon d’achat à offrir", prix_cts=cts, montant_cts=cts))
    return BonAchat.objects.latest("pk")


def test_un_bon_qui_reste_garde_son_solde(tenue):
    bon = vendre_un_bon(tenue)
    vente = moitie_en_bon(tenue, bon)

    tenue.corriger(vente, paye("bon", 200, reference=bon.code), paye("carte", 300))

    assert solde(bon) == 1_800
    assert [r.libelle for r in paiement_actuel(vente)] == ["Bon", "Carte"]
    rien_a_redire()


def test_un_bon_tout_depense_reste_le_moyen_de_sa_part(tenue):
    bon = vendre_un_bon(tenue, 300)
    vente = moitie_en_bon(tenue, bon, 300)

    tenue.corriger(vente, paye("bon", 300, reference=bon.code), paye("carte", 200))
    tenue.corriger(vente, paye("bon", 250, reference=bon.code), paye("carte", 250))

    assert solde(bon) == 50
    rien_a_redire()


def test_un_bon_qui_n_a_pas_paye_retrouve_son_solde(tenue):
    bon = vendre_un_bon(tenue)
    vente = moitie_en_bon(tenue, bon)

    tenue.corriger(vente, paye("carte", 500))

    assert solde(bon) == 2_000
    rien_a_redire()


def test_un_autre_bon_paie_a_la_place_du_premier(tenue):
    bon, autre = vendre_un_bon(tenue), vendre_un_bon(tenue, 1_000)
    vente = moitie_en_bon(tenue, bon)

    tenue.corriger(vente, paye("bon", 500, reference=autre.code))

    assert (solde(bon), solde(autre)) == (2_000, 500)
    rien_a_redire()


def test_ce_qu_il_reste_sur_le_bon_compte_ce_qui_lui_revient(tenue):
    bon = vendre_un_bon(tenue, 300)
    vente = moitie_en_bon(tenue, bon)

    with pytest.raises(BonAchatVide, match="3,00"):
        tenue.corriger(vente, paye("bon", 400, reference=bon.code), paye("carte", 100))
    tenue.corriger(vente, paye("bon", 300, reference=bon.code), paye("carte", 200))

    assert solde(bon) == 0
    rien_a_redire()


def test_un_bon_perime_depuis_paie_encore_ce_qu_il_a_paye_et_pas_plus(tenue):
    bon = vendre_un_bon(tenue)
    vente = moitie_en_bon(tenue, bon)
    hier = timezone.localdate() - timedelta(days=1)
    BonAchat.objects.filter(pk=bon.pk).update(expire_le=hier)

    tenue.corriger(vente, paye("bon", 200, reference=bon.code), paye("carte", 300))
    with pytest.raises(BonAchatPerime):
        tenue.corriger(vente, paye("bon", 300, reference=bon.code), paye("carte", 200))

    assert solde(bon) == 1_800


def test_a_l_entrainement_un_vrai_bon_ne_perd_rien(tenue):
    bon = vendre_un_bon(tenue)
    ecole = ALaCaisse(tenue.point, tenue.compte, ecole=True)
    ecole.rouvrir()
    vente = moitie_en_bon(ecole, bon)
    rien_a_redire()

    ecole.corriger(vente, paye("carte", 500))

    assert solde(bon) == 2_000
    rien_a_redire()
