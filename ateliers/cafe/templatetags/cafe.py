"""How pages write temperatures."""

from uuid import uuid4

from django import template

from .. import temperatures
from ..models import Enceinte, Releve

register = template.Library()


@register.filter
def degres(dixiemes: int) -> str:
    """« 3,5 °C »."""
    return temperatures.degres(dixiemes)


@register.filter
def lue_ou_eteint(dixiemes: int | None) -> str:
    """« 3,5 °C »; « éteint, vide » where there was nothing to read."""
    return temperatures.lue_ou_eteint(dixiemes)


@register.filter
def limites_de(quoi: Enceinte | Releve) -> str:
    """« de 0 à 4 °C »: what an enclosure must stay between, or had to that day."""
    return temperatures.limites(quoi.mini_dc, quoi.maxi_dc)


@register.simple_tag
def uuid() -> str:
    """The number of a gesture that this page may send."""
    return str(uuid4())
