"""Tickets of before, written from small bases of Oressource."""

from datetime import date

from boutique.oressource.decisions import Decisions
from boutique.tickets_repris.rapport import Rapport
from boutique.tickets_repris.services.tickets import ecrire_les_tickets
from tests.boutique.oressource.des_bases import export, un_carnet
from tests.fabriques import un_compte

BASE = 7
MOTS = {
    ("points_vente", 1): "CHV",
    ("type_dechets", 1): "livres",
    ("moyens_paiement", 1): "especes",
    ("moyens_paiement", 2): "cheque",
}


def des_decisions(mots=None, bascule: date | None = None, **reponses: str) -> Decisions:
    bascules = {("points_vente", 1): bascule} if bascule else {}
    return Decisions(mots=MOTS | (mots or {}), bascules=bascules, reponses=reponses)


def reprendre(sql: str, decisions: Decisions | None = None, base: int = BASE) -> Rapport:
    """Write the tickets of a base, whole or not, that holds these rows."""
    with un_carnet(sql if sql.startswith("-- MySQL") else export(sql)) as carnet:
        return ecrire_les_tickets(carnet, decisions or des_decisions(), base, qui_reprend())


def laisse(rapport: Rapport, raison: str) -> tuple[int, int, int]:
    """Tickets, cents, grams that stay out for a reason, wherever they would have counted."""
    dits = [ecran for quoi, ecran in rapport.laisses.items() if quoi.raison == raison]
    return (
        sum(e.ventes + e.avoirs for e in dits),
        sum(e.montant_cts - e.rendu_cts for e in dits),
        sum(e.masse_g for e in dits),
    )


def qui_reprend():
    return un_compte("direction")
