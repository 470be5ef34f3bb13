"""Amounts as people read them and machines parse them."""

from decimal import Decimal
from typing import assert_never

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from petiterockette.affichage.graphiques import ecrire
from petiterockette.affichage.templatetags.graphiques import kg, taux
from petiterockette.indicateurs.registre import Unite, Valeur
from petiterockette.mots import mesures
from petiterockette.mots.monnaie import euros_nombre

register = template.Library()


@register.simple_tag
def argent(centimes: int | None, unite: bool = True, suffixe: str = "") -> SafeString:
    """« 12,50 € », exact in cents for machines; « — » where there is no money to tell."""
    if centimes is None:
        return format_html("{}", mesures.TIRET)
    if not unite:
        return format_html('<data value="{}">{}</data>', centimes, euros_nombre(centimes))
    return format_html(
        '<data value="{}">{}<span class="unite">{}€{}</span></data>',
        centimes,
        euros_nombre(centimes),
        mesures.INSECABLE,
        suffixe,
    )


@register.simple_tag
def rond(centimes: int) -> SafeString:
    """An amount to the nearest euro, where a column has no room for cents: « 413 »."""
    if not centimes:
        return format_html('<data value="0">{}</data>', mesures.TIRET)
    return format_html(
        '<data value="{}">{}</data>', centimes, mesures.nombre(Decimal(centimes) / 100, 0)
    )


@register.filter
def milliemes(quantite_m: int) -> str:
    """« 12,5 »: thousandths of a unit, shortest writing."""
    return mesures.kilos_nombre(quantite_m)


@register.filter
def longueur(part: Decimal | None) -> str:
    """A share in percent as a length that SVG reads, from nothing to the whole."""
    return f"{ecrire(float(min(Decimal(100), max(Decimal(0), part or Decimal(0)))))}%"


@register.simple_tag
def compte(nombre: int | None) -> SafeString:
    """« 1 284 », « — » for none."""
    if not nombre:
        return format_html('<data value="0">{}</data>', mesures.TIRET)
    return format_html('<data value="{}">{}</data>', nombre, mesures.nombre(nombre))


@register.simple_tag
def valeur(valeur: Valeur, unite: Unite) -> SafeString:
    """The value of an indicator, in its unit."""
    match unite:
        case Unite.CENTIMES:
            return argent(_entier(valeur))
        case Unite.CENTIMES_AU_KG:
            return argent(_entier(valeur), suffixe="/kg")
        case Unite.GRAMMES:
            return kg(int(valeur or 0))
        case Unite.POURCENT:
            return taux(None if valeur is None else Decimal(valeur))
        case Unite.NOMBRE | Unite.SECONDES | Unite.CENTIEMES_ETP | Unite.GRAMMES_CO2E:
            return compte(_entier(valeur))
    assert_never(unite)


def _entier(valeur: Valeur) -> int | None:
    return None if valeur is None else int(valeur)
