"""How hours and poles are written in pages."""

from typing import Any

from django import template
from django.template import Context

from petiterockette.affichage.espaces import espace_de
from petiterockette.affichage.tuiles import d_un_espace
from petiterockette.lieux.heures import en_heure

from ..poles import POLES, nom_du_pole
from ..programme import cartes_du_pole, ce_soir

register = template.Library()
register.filter(nom_du_pole)
register.filter("heure", en_heure)
register.filter(ce_soir)


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


@register.inclusion_tag("ateliers/_aujourd_hui.html", takes_context=True)
def aujourd_hui_au_pole(context: Context, code: str, sauf: str = "") -> dict[str, Any]:
    """What a pole still has before it today, as live cards on its own page."""
    return {"cartes": cartes_du_pole(context["request"], code, sauf)}
