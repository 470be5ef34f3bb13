"""Why the total of a period may not enter, and where that is set right."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.temps.dates import date_format

from .periodes import Periode


@dataclass(frozen=True)
class Empechement:
    """``phrase``: a sentence that begins with the period. ``a_ouvrir``: the first day of a period
    at which a site was not open yet, where that is why. ``au_tableur``: False where no correction
    of the file would do."""

    phrase: str
    a_ouvrir: date | None = None
    au_tableur: bool = True


def refus_du_lieu(p: Periode, ouvert_le: date) -> Empechement | None:
    """Why a total may not be of that period, at a site that opened on that day; None if it may."""
    if p.fin > timezone.localdate():
        return Empechement(_("%(quand)s n’est pas fini.") % {"quand": p.dite})
    if p.fin < ouvert_le:
        phrase = _("%(quand)s : ce lieu n’a ouvert que le %(jour)s.")
        dits = {"quand": p.dite, "jour": date_format(ouvert_le, "j F Y")}
        return Empechement(phrase % dits, a_ouvrir=p.debut)
    return None


def deja_repris(p: Periode, nom: str) -> Empechement:
    """That another file, of that name, told days of that period; without a name: the base of an old
    tool, which is not cancelled as a file is."""
    if not nom:
        phrase = _("%(quand)s : déjà repris par « l’ancien logiciel ». Dites ce qu’il ne dit pas.")
        return Empechement(phrase % {"quand": p.dite})
    phrase = _("%(quand)s : déjà repris par « %(nom)s ». Annulez-le d’abord.")
    return Empechement(phrase % {"quand": p.dite, "nom": nom})


def ou_ouvrir(lieu: str, jour: date) -> str:
    """The address where a site (its code) is said to have been open since that day."""
    return f"{reverse('lieux:lieu_modifier', args=[lieu])}?ouvert_le={jour:%Y-%m-%d}"
