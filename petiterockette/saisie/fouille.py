"""What is typed in the search of a list that goes by days: a day, a month, or words."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from petiterockette.mots.chercher import MemesMots, contient, lui_seul, trouve
from petiterockette.temps.dates import date_format
from petiterockette.temps.moments import lire_le_moment


def fouiller(mots: str, *champs: str, jour: str, aussi: MemesMots = lui_seul) -> Q:
    """The rows of the day or month that is said, else those that hold each word.

    ``mots``: « hier », « 12/11 », « novembre 2025 », or any words. ``jour``: the column of their
    day (« ouverte_le__date »). ``aussi``: as in ``contient``.
    """
    if moment := lire_le_moment(mots, timezone.localdate()):
        return Q(**{f"{jour}__range": (moment.debut, moment.fin)})
    return contient(mots, *champs, aussi=aussi)


def fouille(mots: str, *textes: object, jour: date) -> bool:
    """Whether a row read already is what ``fouiller`` looks for: of the day or month that is said,
    else holding each word.

    ``jour``: the row's day; ``textes``: what it is looked for in.
    """
    if moment := lire_le_moment(mots, timezone.localdate()):
        return moment.debut <= jour <= moment.fin
    return trouve(mots, date_format(jour, "l j F Y"), *textes)
