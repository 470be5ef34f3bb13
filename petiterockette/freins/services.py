"""The brakes of what anybody may try without an account: so many tries an hour from a household.

Counted in the database, once for all the processes of the server. Only what fails or writes is
counted; what is only read writes nothing, and nginx limits it (docs/installation.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.db import transaction
from django.utils import timezone

from petiterockette.empreintes import empreinte_secrete
from petiterockette.lieux.models import Association

from .models import Essai
from .refus import TropVite

GARDE = timedelta(days=1)


@dataclass(frozen=True)
class Frein:
    """How many tries are heard within a window, from one household and in all.

    ``code``: its name in the table; ``refus``: what it says, made anew each time. A household is
    what ``visiteur.foyer_de`` says: a family, an office or a whole building may share one.
    """

    code: str
    par_foyer: int
    refus: Callable[[], TropVite]
    en_tout: int | None = None
    fenetre: timedelta = timedelta(hours=1)

    def exiger(self, foyer: str) -> None:
        """Raise ``refus`` where this household, or all of them, tried too much; counts nothing."""
        if self.attente(foyer):
            raise self.refus()

    def attente(self, foyer: str) -> int:
        """In how many whole seconds one more try of this household would be heard; 0: now."""
        maintenant = timezone.now()
        recents = Essai.objects.filter(frein=self.code, le__gt=maintenant - self.fenetre)
        bornes = [(recents.filter(foyer=self._empreinte(foyer)), self.par_foyer)]
        if self.en_tout is not None:
            bornes.append((recents, self.en_tout))
        # It is heard again once the oldest of those that fill the window is out of it.
        sortants = [e.le for essais, n in bornes for e in essais.order_by("-le")[n - 1 : n]]
        reste = max((le + self.fenetre - maintenant for le in sortants), default=timedelta())
        return max(0, ceil(reste.total_seconds()))

    @transaction.atomic
    def compter(self, foyer: str) -> None:
        """Count one more try, or raise ``refus`` where it is one too many.

        In the caller's transaction: what is undone was not tried.
        """
        # The one row of the association is what two tries wait for.
        list(Association.objects.select_for_update(no_key=True).values_list("pk"))
        self.exiger(foyer)
        oublier_les_essais()
        Essai.objects.create(frein=self.code, le=timezone.now(), foyer=self._empreinte(foyer))

    def _empreinte(self, foyer: str) -> str:
        # The address itself is kept nowhere; the digest changes with the installation's key.
        return empreinte_secrete(f"freins.{self.code}", foyer).hexdigest()


def oublier_les_essais() -> int:
    """Drop what is older than a day: it serves no more; how many."""
    return Essai.objects.filter(le__lt=timezone.now() - GARDE).delete()[0]
