"""The sessions of a till, written: begun, held on another device, ended, counted.

What goes with it (the chain, the drawer, the books) is told by who calls.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from petiterockette.comptes.models import Compte

from ..models import Caisse, Session


def commencer(
    caisse: Caisse,
    *,
    ecole: bool,
    uuid: UUID,
    le: datetime,
    fond_cts: int,
    appareil: str,
    compte: Compte,
    par: int | None,
) -> Session:
    """Open a session under the next number of its till, which was locked; training has its own.

    ``appareil``: the digest of the device that holds it.
    """
    dernier = caisse.sessions.filter(ecole=ecole).aggregate(n=Max("numero"))["n"] or 0
    return Session.objects.create(
        caisse=caisse,
        ecole=ecole,
        numero=dernier + 1,
        uuid=uuid,
        jour=timezone.localdate(le),
        ouverte_le=le,
        ouverte_par=par,
        compte=compte,
        fond_cts=fond_cts,
        appareil=appareil,
    )


def passer_a(session: Session, appareil: str) -> str:
    """Hold it on another device; returns the digest of the one that it leaves."""
    quitte, session.appareil = session.appareil, appareil
    session.save(update_fields=["appareil"])
    return quitte


def terminer(session: Session, le: datetime, par: int | None, *, oubliee: bool) -> None:
    """Close it: nothing more is sold. ``oubliee``: nobody did, its day's end does."""
    session.fermee_le, session.fermee_par, session.oubliee = le, par, oubliee
    if session.ecole:
        # Nobody counts play money.
        session.comptee_le = le
    session.save(update_fields=["fermee_le", "fermee_par", "oubliee", "comptee_le"])


def marquer_comptee(session: Session, le: datetime) -> None:
    """Mark a session as counted: its drawer was, and the count was kept."""
    session.comptee_le = le
    session.save(update_fields=["comptee_le"])
