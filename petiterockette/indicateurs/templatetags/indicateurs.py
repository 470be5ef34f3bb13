"""The « ? » of a figure, filled from the registry: no page defines it again."""

from typing import Any

from django import template

from ..registre import INDICATEURS

register = template.Library()


@register.inclusion_tag("indicateurs/_aide.html")
def aide_de(*codes: str) -> dict[str, Any]:
    """A « ? » that opens the definitions of some indicators, the first one naming it."""
    return {"nom": codes[0], "indicateurs": [INDICATEURS[code] for code in codes]}
