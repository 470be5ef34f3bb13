"""Which periods are over and no declaration tells."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from collecte.matiere.jours import JOUR

from .models import Convention
from .periodes import Jours, prochaine


class Due(NamedTuple):
    """A period that is over; ``pour_le``: when its declaration is to be sent at the latest."""

    convention: Convention
    jours: Jours
    pour_le: date


def dues(jour: date) -> Iterator[Due]:
    """The first period of each agreement that is over and not declared; in two queries."""
    signees = Convention.objects.signees().select_related("eco_organisme")
    for convention in signees.prefetch_related("declarations"):
        if (due := sa_due(convention)) and due.jours.fin < jour:
            yield due


def sa_due(convention: Convention) -> Due | None:
    """The next period to declare, over or not; of an agreement read with its declarations."""
    jours = prochaine(convention, {d.debut for d in convention.declarations.all()})
    if jours is None:
        return None
    return Due(convention, jours, jours.fin + convention.delai_jours * JOUR)
