"""An estimate and a factor as people read them: a range wherever the source gives one."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from petiterockette.indicateurs.nombres import tonnes
from petiterockette.mots.mesures import INSECABLE, TIRET, kilos, kilos_nombre, nombre
from petiterockette.mots.parts import ecrire_la_part

from ..bibliotheque import Modele
from ..models import Facteur

register = template.Library()


@register.simple_tag
def fourchette(estime: Any, en_bref: bool = False) -> SafeString:
    """« de 71 à 92 t CO2e (estimation) »; where no source tells a range, it says so.

    ``en_bref``: « 71 à 92 t », in a table whose head says the rest.
    """
    if not estime.haute_g:
        return format_html("{}", TIRET)
    bas, haut = tonnes(estime.basse_g), tonnes(estime.haute_g)
    if en_bref:
        dit = _("%(bas)s à %(haut)s t") if bas != haut else _("environ %(haut)s t")
        dit %= {"bas": bas, "haut": haut}
    elif bas == haut:
        phrase = _("environ %(n)s t CO2e (estimation\u00a0; la source ne dit pas de fourchette)")
        dit = phrase % {"n": haut}
    else:
        dit = _("de %(bas)s à %(haut)s t CO2e (estimation)") % {"bas": bas, "haut": haut}
    return format_html('<data value="{} {}">{}</data>', estime.basse_g, estime.haute_g, dit)


@register.simple_tag
def quantite(ligne: Any) -> str:
    """What a line counts: kilograms, or objects."""
    if ligne.facteur.unite == Facteur.Unite.KG:
        return kilos(ligne.quantite, 0)
    return nombre(ligne.quantite)


@register.simple_tag
def valeurs(facteur: Facteur) -> str:
    """« 0,3 à 0,6 kg CO2e par kilo »."""
    bas, haut = kilos_nombre(facteur.basse_g), kilos_nombre(facteur.haute_g)
    dites = haut if bas == haut else _("%(bas)s à %(haut)s") % {"bas": bas, "haut": haut}
    return f"{dites}{INSECABLE}kg{INSECABLE}CO2e {facteur.get_unite_display()}"


@register.simple_tag
def substitution(facteur: Facteur) -> str:
    return f"{ecrire_la_part(facteur.substitution_pm)}{INSECABLE}%"


@register.simple_tag
def modele_ecrit(modele: Modele) -> str:
    return f"{kilos_nombre(modele.valeur_g)}{INSECABLE}kg{INSECABLE}CO2e {UNITES[modele.unite]}"


UNITES = {str(unite.value): str(unite.label) for unite in Facteur.Unite}
