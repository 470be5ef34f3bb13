"""Hours and drawings of the training pole, as its pages write them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import durees
from ..traces import HAUTEUR, LARGEUR, chemin

register = template.Library()


@register.simple_tag
def duree(minutes: int) -> SafeString:
    """Hours that people read and machines parse: ``<data value="210">3 h 30</data>``."""
    return format_html('<data value="{}">{}</data>', minutes, durees.heures(minutes))


@register.simple_tag
def dessin(trace: str) -> SafeString:
    """A signature as it was drawn, on the server: nothing of it is a script."""
    return format_html(
        '<svg class="trace" viewBox="0 0 {} {}" width="150" height="45" aria-hidden="true">'
        '<path d="{}" fill="none" stroke="currentColor" stroke-width="8" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>',
        LARGEUR,
        HAUTEUR,
        chemin(trace),
    )
