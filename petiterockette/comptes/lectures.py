"""Which sites a reader sees on a page, and which one was asked for."""

from dataclasses import dataclass

from django.http import Http404

from petiterockette.droits import exiger
from petiterockette.lieux.models import Lieu

from .models import Compte


@dataclass(frozen=True)
class Lecture:
    """``lieu``: the one shown, or None for all; ``lieux``: the choices; ``ids``: the filter."""

    lieu: Lieu | None
    lieux: list[Lieu]
    ids: list[int] | None

    @property
    def a_le_choix(self) -> bool:
        return len(self.lieux) > 1


def lire_les_lieux(compte: Compte, droit: str, code: str) -> Lecture:
    """Read the code of a site, or none; raises ``DroitManquant`` for one not to be seen."""
    portee = compte.portee(droit).ids_des_lieux
    tous = list(Lieu.objects.all())
    lieux = [li for li in tous if portee is None or li.pk in portee]
    lieu = lieux[0] if portee is not None and len(lieux) == 1 else None
    if code:
        lieu = next((li for li in tous if li.code == code), None)
        if lieu is None:
            raise Http404
        exiger(compte, droit, lieu)
    ids = [lieu.pk] if lieu else None if portee is None else sorted(portee)
    return Lecture(lieu, lieux, ids)
