"""A share as people type it, in percent to the tenth, kept in thousandths. Pure."""

import re

from django.utils.translation import gettext as _

from .mesures import Illisible

_PART = re.compile(r"\d{1,3}(?:\.\d)?", re.ASCII)


def lire_la_part(texte: str) -> int:
    """« 33,3 », « 33.3 % » → thousandths. Raises ``Illisible``."""
    serre = "".join(texte.split()).removesuffix("%").replace(",", ".")
    if not _PART.fullmatch(serre):
        raise Illisible("part", _("Une part s’écrit en %, avec une décimale au plus."))
    entier, _point, dixieme = serre.partition(".")
    return int(entier) * 10 + int(dixieme or 0)


def ecrire_la_part(part_pm: int) -> str:
    """« 33,3 », « 50 »: thousandths as percents, without a zero that says nothing."""
    entier, dixieme = divmod(part_pm, 10)
    return f"{entier},{dixieme}" if dixieme else str(entier)
