"""What is looked at now and then: last night's work, works that were left, mails now due.

A page that is read writes nothing, and asking for a work is a write: last night's work is
asked for by a worker, each minute, or where none stands by the first gesture of the day.
"""

import logging
from datetime import date, datetime

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.temps.dates import date_format

from .conduite import reprendre_les_interrompus
from .models import EtapeDeNuit, Travail
from .registre import ETAPES, VEILLES
from .services import demander, remettre_en_file

log = logging.getLogger(__name__)

# The day whose night this process has seen asked for: one question a day and a process.
_vu: list[date] = []


def veiller(maintenant: datetime | None = None) -> None:
    """One look: a worker's, each minute."""
    maintenant = maintenant or timezone.now()
    reprendre_les_interrompus(maintenant)
    demander_la_nuit(maintenant)
    for regarder in VEILLES:
        regarder(maintenant)
    remettre_en_file(maintenant)


def nuit_due(maintenant: datetime) -> date | None:
    """The day whose night's work should be done by now; None before the small hours end.

    A scheduled `manage.py nuit` comes first: what is left is asked for afterwards.
    """
    ici = timezone.localtime(maintenant)
    return ici.date() if ici.hour >= settings.HEURE_DE_LA_NUIT else None


def demander_la_nuit(maintenant: datetime) -> Travail | None:
    """Ask for last night's work where it is not done; None where there is nothing to ask."""
    jour = nuit_due(maintenant)
    if jour is None or nuit_faite(jour):
        return None
    return demander(
        nature="nuit",
        cle=f"nuit:{jour.isoformat()}",
        resume=_("Travail de la nuit du %(jour)s") % {"jour": date_format(jour, "j F Y")},
        donnees={"jour": jour.isoformat()},
    )


def nuit_faite(jour: date) -> bool:
    """Whether every step of that night was gone through, well or not."""
    finies = EtapeDeNuit.objects.filter(jour=jour, code__in=list(ETAPES), fini_le__isnull=False)
    return finies.count() >= len(ETAPES)


def veiller_par_un_geste() -> None:
    """Ask for last night's work after somebody's gesture; it never breaks the gesture."""
    maintenant = timezone.now()
    jour = nuit_due(maintenant)
    if jour is None or jour in _vu:
        return
    try:
        demander_la_nuit(maintenant)
    except DatabaseError:
        log.exception("Le travail de la nuit n’a pas pu être demandé")
    else:
        _vu[:] = [jour]
