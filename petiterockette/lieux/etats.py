"""What the opening and closing dates of a site or a point mean today, in words."""

from datetime import date

from django.utils.translation import gettext as _

from petiterockette.temps.dates import date_format

from .models import Lieu, Point


def est_ouvert(objet: Lieu | Point, jour: date) -> bool:
    return objet.ouvert_le <= jour and (objet.ferme_le is None or objet.ferme_le > jour)


def etat(objet: Lieu | Point, jour: date) -> str:
    """« en service », « ferme le 3 mars 2027 », « fermé depuis le … », « ouvre le … »."""
    if objet.ferme_le is not None and objet.ferme_le <= jour:
        return _("fermé depuis le %(jour)s") % {"jour": date_format(objet.ferme_le)}
    if objet.ouvert_le > jour:
        return _("ouvre le %(jour)s") % {"jour": date_format(objet.ouvert_le)}
    if objet.ferme_le is not None:
        return _("ferme le %(jour)s") % {"jour": date_format(objet.ferme_le)}
    return _("en service")
