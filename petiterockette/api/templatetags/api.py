"""A domain in its own words, wherever a key names it."""

from typing import Any

from django import template

from ..domaines import DOMAINES
from ..models import OuvertA

register = template.Library()


@register.filter
def nom_du_domaine(ouvert: OuvertA) -> Any:
    """« La matière »; the code itself where no room answers for it any more."""
    domaine = DOMAINES.get(ouvert.domaine)
    return domaine.nom if domaine else ouvert.domaine
