"""What a basket says of its ticket: handed over, compulsory, or on demand. Pure.

Sources: C. env. art. L541-15-10 and D541-371 (no systematic printing, but what tells a legal
guarantee); C. conso. art. D211-6 (durable goods); arrêté 83-50/A of 3 October 1983 (a service
from 25 € asks for a note, before it is paid).
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

# All taxes included, in cents.
NOTE_DES_CTS = 2_500


class Cas(StrEnum):
    A_REMETTRE = "a_remettre"
    NOTE = "note"
    SUR_DEMANDE = "sur_demande"


class LigneLue(NamedTuple):
    """A line of a basket: the codes of its category and of its mother, whether it is a service
    of ours (a gift of money, a membership is none), its amount in cents."""

    categories: tuple[str, ...]
    service: bool
    montant_cts: int


def est_durable(ligne: LigneLue, durables: Collection[str]) -> bool:
    """Whether a line is a thing whose legal guarantee its ticket must tell."""
    return not ligne.service and any(code in durables for code in ligne.categories)


def cas_du_ticket(lignes: Iterable[LigneLue], durables: Collection[str]) -> Cas:
    """What to do with the ticket of a basket; the strictest rule wins."""
    lignes = list(lignes)
    if sum(li.montant_cts for li in lignes if li.service) >= NOTE_DES_CTS:
        return Cas.NOTE
    if any(est_durable(li, durables) for li in lignes):
        return Cas.A_REMETTRE
    return Cas.SUR_DEMANDE
