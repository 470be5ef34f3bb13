"""Which day and which month a gesture counts in."""

from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.temps.dates import date_format

from ..models import Mois
from ..refus import DateImpossible, MoisClos

RETARD_MAX = timedelta(days=7)
AVANCE_MAX = timedelta(minutes=2)
ANTIDATE_MAX = timedelta(days=31)


def jour_du_geste(appareil_le: datetime | None, maintenant: datetime) -> date:
    """The Paris day of the device's time when it is believable, else the server's.

    Believable: within 7 days before and 2 minutes after the server's clock.
    """
    if appareil_le and maintenant - RETARD_MAX <= appareil_le <= maintenant + AVANCE_MAX:
        return timezone.localdate(appareil_le)
    return timezone.localdate(maintenant)


def est_clos(lieu_id: int, jour: date) -> bool:
    """Lock the month of ``jour`` against its closing, and tell whether it is closed.

    Gestures share the lock; the closing takes it for itself. Missing months are created.
    """
    mois = jour.replace(day=1)
    rangee = _partager_le_mois(lieu_id, mois)
    if rangee is None:
        Mois.objects.bulk_create([Mois(lieu_id=lieu_id, mois=mois)], ignore_conflicts=True)
        rangee = _partager_le_mois(lieu_id, mois)
        assert rangee
    return rangee[0] is not None


def faire_attendre_la_cloture(lieu_id: int, jour: date) -> None:
    """Let no closing of a day’s month pass before this transaction ends; nothing is created."""
    _partager_le_mois(lieu_id, jour.replace(day=1))


def _partager_le_mois(lieu_id: int, mois: date) -> tuple[datetime | None] | None:
    """When the month was closed, its row shared with other gestures; None if it has no row."""
    partage = " FOR SHARE" if connection.vendor == "postgresql" else ""
    lire = f"SELECT clos_le FROM {Mois._meta.db_table} WHERE lieu_id = %s AND mois = %s{partage}"
    with connection.cursor() as curseur:
        curseur.execute(lire, [lieu_id, mois])
        return curseur.fetchone()


def prendre_le_mois(lieu: Lieu, mois: date) -> Mois:
    """The month's row for oneself: gestures of that month wait, or came before."""
    Mois.objects.bulk_create([Mois(lieu=lieu, mois=mois)], ignore_conflicts=True)
    return Mois.objects.select_for_update().get(lieu=lieu, mois=mois)


def imputer(lieu_id: int, jour: date, maintenant: datetime) -> tuple[date, date | None]:
    """The day a gesture counts on, and the closed month it revises (or None).

    What comes late for a closed month is never refused and never lost: it counts today.
    """
    if not est_clos(lieu_id, jour):
        return jour, None
    aujourd_hui = timezone.localdate(maintenant)
    est_clos(lieu_id, aujourd_hui)
    return aujourd_hui, jour.replace(day=1)


def verifier_jour_tape(jour: date, lieu_id: int, ouvert_le: date, maintenant: datetime) -> date:
    """Check a date that somebody typed; unlike what arrives late, it may be refused.

    Raises ``DateImpossible`` (future, before the opening, more than 31 days ago) or
    ``MoisClos``. Locks the month.
    """
    aujourd_hui = timezone.localdate(maintenant)
    raison = ""
    if jour > aujourd_hui:
        raison = _("elle est dans le futur.")
    elif jour < aujourd_hui - ANTIDATE_MAX:
        raison = _("c’est il y a plus de %(n)d jours.") % {"n": ANTIDATE_MAX.days}
    elif jour < ouvert_le:
        raison = _("le lieu n’était pas encore ouvert.")
    if raison:
        raise DateImpossible(
            jour=date_format(jour, "j F Y"), raison=raison, champs={"jour": raison}
        )
    if est_clos(lieu_id, jour):
        raise MoisClos(
            du_mois=du(date_format(jour, "F Y")), champs={"jour": _("Ce mois est clos.")}
        )
    return jour
