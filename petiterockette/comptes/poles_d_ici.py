"""Which poles the house has, of those that are installed."""

from typing import Any

from petiterockette.lieux.models import Association

from .poles import POLES, fermes
from .roles import POLE_DU_ROLE, Role


def poles_fermes_ici() -> frozenset[str]:
    """The codes of the poles that the house does not have."""
    return fermes(Association.objects.values_list("poles_fermes", flat=True).first())


def poles_d_ici() -> dict[str, Any]:
    """Code → French name of the poles that the house has, in the order of the pages."""
    sans = poles_fermes_ici()
    return {code: nom for code, nom in POLES.items() if code not in sans}


def roles_d_ici() -> list[tuple[str, str]]:
    """The roles that may be given: none whose whole trade is in a pole that is not there."""
    sans = poles_fermes_ici()
    return [(role, nom) for role, nom in Role.choices if POLE_DU_ROLE.get(role) not in sans]
