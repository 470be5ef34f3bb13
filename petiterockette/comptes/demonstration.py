"""The accounts of a demo base, shown on its own login page; nothing of it exists elsewhere."""

from typing import Any

from django.utils import timezone

from petiterockette.lieux.models import Association

from .models import Affectation, Compte
from .roles import Role

# Public on purpose: production refuses to serve a base that carries the demo marker.
MOT_DE_PASSE = "rockette"
CODE_DE_CAISSE = "1234"


def comptes_de_demo() -> list[dict[str, Any]]:
    """One account a role, in the order of the table of roles; nothing outside a demo base."""
    if not Association.objects.filter(demo=True).exists():
        return []
    en_poste = Affectation.objects.en_poste(timezone.localdate()).select_related("compte", "lieu")
    premiers: dict[str, Affectation] = {}
    for affectation in en_poste.order_by("id"):
        premiers.setdefault(affectation.role, affectation)
    return [
        {
            "identifiant": premiers[role].compte.identifiant,
            "role": role.label,
            "lieu": premiers[role].lieu,
        }
        for role in Role
        if role in premiers
    ]


def compte_de_la_direction() -> Compte | None:
    """Whoever renders accounts in the story of a demo; None where it has nobody."""
    return Compte.objects.filter(affectations__role=Role.DIRECTION, affectations__lieu=None).first()
