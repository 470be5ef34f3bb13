"""How hours and poles are written in pages."""

from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from petiterockette.affichage.espaces import espace_de
from petiterockette.affichage.tuiles import d_un_espace

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


@register.inclusion_tag("affichage/_groupes.html", takes_context=True)
def tuiles_du_pole(context: Context, code: str) -> dict[str, Any]:
    """What else a pole does, on its own page: its tiles, and what is foreseen for all."""
    espace = espace_de(code)
    return {"groupes": d_un_espace(context["request"], espace) if espace else []}
