"""One valid object of each model of the tickets of before, what spoils it, what stands beside."""

from datetime import date
from itertools import count

from django.utils import timezone

from boutique.tickets_repris.models import TicketRepris
from tests.fabriques import categorie, un_lieu
from tests.reprise.valides import un_fichier

JOUR = date(2019, 5, 4)
_n = count(43)


def _un_ticket() -> dict:
    return {
        "base": 1,
        "numero": 42,
        "rang": 1,
        "empreinte": "e" * 32,
        "nature": "vente",
        "le": timezone.now(),
        "jour": JOUR,
        "lieu": un_lieu(),
        "point": 1,
        "total_cts": 450,
    }


def un_ticket_repris(**dits) -> TicketRepris:
    return TicketRepris.objects.create(**_un_ticket() | {"numero": next(_n)} | dits)


VALIDES = {
    "boutique_tickets_repris.TicketRepris": _un_ticket,
    "boutique_tickets_repris.LigneReprise": lambda: {
        "ticket": un_ticket_repris(),
        "rang": 1,
        "numero": 7,
        "categorie": categorie("livres"),
        "libelle": "lampe",
        "quantite": 1,
        "prix_cts": 450,
        "total_cts": 450,
    },
    "boutique_tickets_repris.TotalRepris": lambda: {
        "fichier": un_fichier(),
        "ligne": 2,
        "lieu": un_lieu(),
        "debut": JOUR,
        "fin": JOUR,
        "montant_cts": 1_200,
    },
    "boutique_tickets_repris.CumulLignesReprises": lambda: {
        "jour": JOUR,
        "lieu": un_lieu(),
        "categorie": 0,
    },
    "boutique_tickets_repris.CumulTicketsRepris": lambda: {
        "jour": JOUR,
        "lieu": un_lieu(),
        "moyen": 0,
        "heure": 10,
    },
}

INTERDITS: dict[str, list] = {
    "boutique_repris_nature": [{"nature": "troc"}],
    "boutique_repris_vide_sans_total": [{"nature": "vide"}, {"nature": "retire"}],
    "boutique_total_repris_jours": [{"fin": date(2019, 5, 3)}],
}

UNIQUES: dict[str, dict] = {
    "boutique_repris_une_fois": {"numero": 43},
    "boutique_reprise_rang": {"rang": 2},
    "boutique_cumul_lignes_reprises": {"categorie": 1},
    "boutique_cumul_tickets_repris": {"heure": 11},
}
