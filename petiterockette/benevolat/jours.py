"""The days of a need, and the instants of a day: no base is read here."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from petiterockette.lieux.heures import instant
from petiterockette.temps.recurrences import toutes_les

from .models import Besoin, Permanence

# So far ahead one may sign up; each night adds what came nearer.
HORIZON = timedelta(weeks=8)


def jours_du_besoin(besoin: Besoin, jusqu_au: date) -> Iterator[date]:
    """The days on which people are needed, ``jusqu_au`` included."""
    return toutes_les(besoin.toutes_les, besoin.debut, min(jusqu_au, besoin.fin or jusqu_au))


def permanence_du(besoin: Besoin, jour: date) -> Permanence | None:
    """The unsaved row of that day; None where the clocks skip its hours, one night of March."""
    permanence = Permanence(
        besoin=besoin,
        lieu_id=besoin.lieu_id,
        pole_id=besoin.pole_id,
        activite_id=besoin.activite_id,
        jour=jour,
        places=besoin.places,
    )
    poser_les_heures(permanence, besoin.de, besoin.a)
    return permanence if permanence.fin > permanence.debut else None


def poser_les_heures(permanence: Permanence, de: time, a: time) -> None:
    """Put hours read on the wall on a permanence: instants of its own day."""
    permanence.debut = instant(permanence.jour, de)
    permanence.fin = instant(permanence.jour, a)
