"""The rights as the page tells them: one's own with their places, then the whole table."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.droits import DROITS

from .models import Affectation, Compte
from .portees import limite_du_role
from .roles import DROITS_PAR_ROLE, Role, droits_du_role


def droits_du_compte(compte: Compte) -> dict[str, Any]:
    """``mes_roles``: assignments of today; ``mes_droits``: (sentence, places) in DROITS' order."""
    roles = list(compte.affectations.en_cours(timezone.localdate()).select_related("lieu", "point"))
    ou: dict[str, list[str]] = {}
    for affectation in roles:
        limite = limite_du_role(affectation.role, affectation.pole)
        for nom in droits_du_role(affectation.role, limite):
            places = ou.setdefault(nom, [])
            if (place := place_de(affectation)) not in places:
                places.append(place)
    partout = _("tous les lieux")
    return {
        "mes_roles": roles,
        "mes_droits": [
            (phrase, [partout] if partout in ou[nom] else ou[nom])
            for nom, phrase in DROITS.items()
            if nom in ou
        ],
    }


def place_de(affectation: Affectation) -> str:
    """Where a role is held: every site, one, or a single point of it."""
    if affectation.point:
        return f"{affectation.lieu} · {affectation.point.nom}"
    return str(affectation.lieu) if affectation.lieu else _("tous les lieux")


def table_des_droits() -> list[tuple[str, list[tuple[str, bool]]]]:
    """Every right, with each role in the order of the table and whether it holds it."""
    return [
        (phrase, [(str(role.label), nom in DROITS_PAR_ROLE[role]) for role in Role])
        for nom, phrase in DROITS.items()
    ]
