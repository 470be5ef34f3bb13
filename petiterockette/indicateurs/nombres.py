"""The values of indicators as people read and type them. Pure."""

from decimal import Decimal
from typing import assert_never

from django.utils.translation import gettext as _

from petiterockette.mots.mesures import INSECABLE, TIRET, kilos, nombre
from petiterockette.mots.monnaie import euros
from petiterockette.mots.taux import points, pourcent, rapport
from petiterockette.temps.durees import en_heures

from .registre import Unite, Valeur

CENT = Decimal(100)
# From here, in grams, a year's kilograms are read whole: as many decimals down a column.
UN_KILO = 1_000
UNE_TONNE = 1_000_000


# What one of what is typed is worth in the unit of an indicator: a kilogram, an hour, a euro.
_FOIS = {
    Unite.GRAMMES: 1_000,
    Unite.SECONDES: 3_600,
    Unite.CENTIMES: 100,
    Unite.CENTIMES_AU_KG: 100,
    Unite.GRAMMES_CO2E: 1_000_000,
}


class NombreIllisible(ValueError):
    """What was typed is no such number; the message says it in French."""


def ecrire(valeur: Valeur, unite: Unite) -> str:
    """« 350 240 kg », « 91,1 % », « 12,5 ETP », « 92 t CO2e »; « — » where nothing is known."""
    if valeur is None:
        return TIRET
    match unite:
        case Unite.GRAMMES:
            return kilos(int(valeur), 0 if abs(int(valeur)) >= UN_KILO else None)
        case Unite.POURCENT:
            return pourcent(Decimal(valeur))
        case Unite.SECONDES:
            return en_heures(int(valeur))
        case Unite.CENTIEMES_ETP:
            return _sans_zeros(Decimal(valeur) / CENT) + INSECABLE + "ETP"
        case Unite.CENTIMES:
            return euros(int(valeur))
        case Unite.CENTIMES_AU_KG:
            return f"{euros(int(valeur))}/kg"
        case Unite.GRAMMES_CO2E:
            return f"{tonnes(int(valeur))}{INSECABLE}t{INSECABLE}CO2e"
        case Unite.NOMBRE:
            return nombre(valeur)
    assert_never(unite)


def ecrire_la_cible(cible: int, unite: Unite) -> str:
    """A target, that people typed without decimals: « 92 % », « 300 000 kg »."""
    if unite == Unite.POURCENT:
        return f"{nombre(cible)}{INSECABLE}%"
    return ecrire(cible, unite)


def dire_la_cible(valeur: Valeur, cible: int | None, unite: Unite) -> str:
    """How far a figure is from the year's target; empty where nothing is aimed at.

    « cible 92 % : +0,3 point » for a rate; « 63,0 % de la cible de l’année (300 000 kg) » for what
    adds up, never a share of a year that nobody decided; « cible 92 % » while nothing is known.
    """
    if cible is None:
        return ""
    ecrite = ecrire_la_cible(cible, unite)
    if unite == Unite.POURCENT and valeur is not None:
        ecart = points(Decimal(valeur), Decimal(cible))
        dits = {"cible": ecrite, "ecart": f"{'+' if ecart > 0 else ''}{nombre(ecart, 1)}"}
        if abs(ecart) >= 2:
            return _("cible %(cible)s : %(ecart)s points") % dits
        return _("cible %(cible)s : %(ecart)s point") % dits
    part = None if valeur is None else rapport(int(valeur), cible)
    if part is None:
        return _("cible %(cible)s") % {"cible": ecrite}
    dits = {"part": pourcent(part), "cible": ecrite}
    return _("%(part)s de la cible de l’année (%(cible)s)") % dits


def tonnes(grammes: int) -> str:
    """« 92 », « 4,6 », « 0,05 »: as few digits as an estimate is worth."""
    # What would be rounded to ten, or to one, is written as they are.
    entieres = abs(grammes) >= 9_950_000 or not grammes
    decimales = 0 if entieres else 1 if abs(grammes) >= 995_000 else 2
    return nombre(Decimal(grammes) / UNE_TONNE, decimales)


def saisie(valeur: int, unite: Unite) -> str:
    """A value of an indicator, as it would be typed back in a field."""
    if unite == Unite.CENTIEMES_ETP:
        return _sans_zeros(Decimal(valeur) / CENT)
    return str(valeur // _FOIS.get(unite, 1))


def lire(texte: str, unite: Unite) -> int:
    """Read what is typed: « 12,5 » full-time equivalents, « 48 » people, whole kilograms.

    Returns it in the unit of the indicator: hundredths, a count, grams, seconds, cents. Raises
    ``NombreIllisible``.
    """
    sans_espaces = "".join(texte.split()).replace(",", ".")
    entier, point, decimales = sans_espaces.partition(".")
    places = 2 if unite == Unite.CENTIEMES_ETP else 0
    if not sans_espaces.isascii() or not entier.isdigit() or (point and not decimales.isdigit()):
        raise NombreIllisible(f"« {texte.strip()} » n’est pas un nombre.")
    if len(entier) > 9:
        raise NombreIllisible("Ce nombre est trop grand.")
    if len(decimales) > places:
        raise NombreIllisible(
            "Deux chiffres après la virgule au plus." if places else "Tapez un nombre entier."
        )
    return int(entier + decimales.ljust(places, "0")) * _FOIS.get(unite, 1)


def _sans_zeros(valeur: Decimal) -> str:
    ecrit = nombre(valeur, 2)
    return ecrit.rstrip("0").rstrip(",")
