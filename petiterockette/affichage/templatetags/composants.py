"""What only the page of components loads: states that a hand or a script would give."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from ..composants.registre import isoler, porter

register = template.Library()


@register.simple_block_tag
def etat(content: str, nom: str) -> SafeString:
    """Show what it holds in a state: survole, appuye, au-clavier, choisi or ouvert."""
    # The block was rendered, hence escaped, by the template itself.
    return mark_safe(porter(content, nom))


@register.simple_block_tag
def isole(content: str, suffixe: str) -> SafeString:
    """Show a fragment a second time in the same sheet: its names get an end of their own."""
    return isoler(content, suffixe)
