"""The filter ``date`` of every template, without loading anything: a builtin in the settings."""

from typing import Any

from django import template
from django.template import defaultfilters

from petiterockette.temps.dates import gabarit_du_jour

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(valeur: Any, gabarit: str | None = None) -> str:
    """Django's own, but for « 1er mars »."""
    return defaultfilters.date(valeur, gabarit_du_jour(valeur, gabarit))
