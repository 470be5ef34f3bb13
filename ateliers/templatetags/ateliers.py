"""How hours and poles are written in pages."""

from datetime import datetime

from django import template
from django.utils import timezone

from ..poles import POLES, nom_du_pole

register = template.Library()
register.filter(nom_du_pole)


@register.filter
def heure(instant: datetime) -> str:
    """« 14 h 30 », as the clocks of Paris say it."""
    ici = timezone.localtime(instant)
    return f"{ici.hour}\u00a0h\u00a0{ici.minute:02d}" if ici.minute else f"{ici.hour}\u00a0h"


@register.filter
def dessin_du_pole(code: str) -> str:
    """The drawing of a pole; a plain one where its app is no longer installed."""
    pole = POLES.get(code)
    return pole.pictogramme if pole else "calendar-days"


@register.filter
def restantes(places: int, prises: int) -> int:
    """The seats that are left."""
    return max(places - prises, 0)
