"""Say how a ticket was really paid: its goods and total never change."""

import pytest

from boutique.coffres import tiroir_attendu
from boutique.refus import CompteInexact, CorrectionSansEffet
from boutique.services.corrections import paiement_actuel
from boutique.verifications import sommes, tickets
from tests.boutique.a_la_caisse import ligne, paye, une_caisse

pytestmark = pytest.mark.django_db


def test_dans_la_session_ouverte_le_tiroir_suit():
    tenue = une_caisse(fond_cts=10_000)
    vente = tenue.vendre(ligne("Pantalon"))

    ticket = tenue.corriger(vente, paye("carte", 300))

    assert (ticket.total_cts, ticket.hors_tiroir, ticket.numero) == (0, False, 2)
    assert tiroir_attendu(tenue.session) == 10_000
    assert [(r.libelle, r.montant_cts) for r in ticket.reglements.all()] == [
        ("Espèces", -300),
        ("Carte", 300),
    ]
    assert [c.phrase for v in (tickets, sommes) for c in v()] == []


def test_une_fois_la_caisse_fermee_elle_est_hors_tiroir():
    tenue = une_caisse(fond_cts=10_000)
    vente = tenue.vendre(ligne("Pantalon"))
    session = tenue.fermer()

    ticket = tenue.corriger(vente, paye("carte", 300))

    assert (ticket.hors_tiroir, ticket.session) == (True, None)
    assert tiroir_attendu(session) == 10_300


def test_une_correction_se_corrige():
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))
    tenue.corriger(vente, paye("carte", 300))

    tenue.corriger(vente, paye("cheque", 300))

    assert [r.libelle for r in paiement_actuel(vente)] == ["Chèque"]


def test_le_total_ne_change_pas():
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))

    with pytest.raises(CompteInexact):
        tenue.corriger(vente, paye("carte", 200))


def test_ce_qui_ne_change_rien_est_refuse():
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))

    with pytest.raises(CorrectionSansEffet):
        tenue.corriger(vente, paye("especes", 300))
