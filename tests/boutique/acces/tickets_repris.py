"""Who opens what, of the tickets of before: typed by hand, like the whole table."""

from typing import Any

from tests.boutique.tickets_repris.valides import un_ticket_repris

from .tickets import LIRE, rien


def le_ticket(monde) -> list:
    return [un_ticket_repris(lieu=monde.vente.serie.caisse.point.lieu).pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "boutique:tickets_repris": ("get", rien, LIRE),
    "boutique:ticket_repris": ("get", le_ticket, LIRE),
    "boutique:ticket_repris_papier": ("get", le_ticket, LIRE),
}
