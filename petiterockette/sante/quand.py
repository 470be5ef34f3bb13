"""When something was, as people say it: « cette nuit, 3 h 12 », « le 19 novembre, 3 h 12 »."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.mots.mesures import INSECABLE
from petiterockette.temps.dates import date_format

# Until when in the morning what was done today was done « cette nuit ».
FIN_DE_LA_NUIT = 8


def heure(le: datetime) -> str:
    """« 3 h 12 », « 4 h »."""
    ici = timezone.localtime(le)
    minutes = f"{INSECABLE}{ici:%M}" if ici.minute else ""
    return f"{ici.hour}{INSECABLE}h{minutes}"


def quand(le: datetime, maintenant: datetime) -> str:
    """The day and the hour, from today."""
    return f"{quel_jour(le, maintenant)}, {heure(le)}"


def quel_jour(le: datetime, maintenant: datetime) -> str:
    """« cette nuit », « aujourd’hui », « hier », « le 19 novembre »."""
    ici, ce_jour = timezone.localtime(le), timezone.localdate(maintenant)
    jours = (ce_jour - ici.date()).days
    if jours == 0:
        return _("cette nuit") if ici.hour < FIN_DE_LA_NUIT else _("aujourd’hui")
    if jours == 1:
        return _("hier")
    return _("le %(jour)s") % {"jour": jour_court(ici.date(), ce_jour)}


def jour_court(jour: date, ce_jour: date) -> str:
    """« 19 novembre », « 19 novembre 2025 » of another year, but of one that is near."""
    loin = abs((ce_jour - jour).days) > 180
    return date_format(jour, "j F Y" if loin and jour.year != ce_jour.year else "j F")


def en_jours(jours: int) -> str:
    """« aujourd’hui », « 1 jour », « 9 jours »."""
    if jours <= 0:
        return _("aujourd’hui")
    return ngettext("%(n)d jour", "%(n)d jours", jours) % {"n": jours}


def en_minutes(secondes: int) -> str:
    """« 40 s », « 6 min 40 s », « 1 h 12 min »."""
    if secondes < 60:
        return f"{secondes}{INSECABLE}s"
    minutes, reste = divmod(secondes, 60)
    if minutes < 60:
        dit = f"{minutes}{INSECABLE}min"
        return f"{dit}{INSECABLE}{reste}{INSECABLE}s" if reste else dit
    heures, minutes = divmod(minutes, 60)
    return f"{heures}{INSECABLE}h{INSECABLE}{minutes:02d}{INSECABLE}min"
