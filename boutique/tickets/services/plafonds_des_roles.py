"""How much each role pays back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from boutique.regles.services import lignes_de_liste
from boutique.regles.services.listes import assurer
from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import DROITS_PAR_ROLE, Role
from petiterockette.droits import exiger

from ..models import PlafondRemboursement

DROIT = "boutique.regler"
# rôle, avec le ticket, sans ticket (centimes ; None : sans limite)
PLAFONDS: list[tuple[str, int | None, int | None]] = [
    ("caisse", 5_000, 2_000),
    ("responsable", None, None),
    ("direction", None, None),
]


def roles_qui_remboursent() -> list[Role]:
    """The roles that may give money back, with or without the ticket."""
    return [role for role in Role if "boutique.rembourser" in DROITS_PAR_ROLE[role]]


@transaction.atomic
def plafonner(*, plafonds: Mapping[str, tuple[int | None, int | None]], compte: Compte) -> None:
    """Say how much each role pays back: ``{role: (with the ticket, without)}`` in cents.

    None: no limit; 0: nothing. Raises ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    connus = {p.role: p for p in PlafondRemboursement.objects.select_for_update()}
    for role, (avec, sans) in plafonds.items():
        plafond: Any = connus.get(role) or PlafondRemboursement(role=role)
        avant = lignes_de_liste.instantane(plafond) if plafond.pk else {}
        plafond.avec_ticket_cts, plafond.sans_ticket_cts = avec, sans
        lignes_de_liste.inscrire(
            plafond,
            code="boutique.plafond.change",
            resume=_("Plafond de remboursement changé : %(rangee)s"),
            compte=compte,
            avant=avant,
        )


def charger_les_plafonds() -> None:
    """The default ceilings; rows that exist are left as the association has them."""
    for role, avec, sans in PLAFONDS:
        assurer(PlafondRemboursement, {"role": role}, avec_ticket_cts=avec, sans_ticket_cts=sans)
