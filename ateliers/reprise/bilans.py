"""What the poles did before, counted once: pole by pole, and by public."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Sum

from petiterockette.indicateurs.registre import Portee

from .models import SeancesReprises


@dataclass
class FaitAvant:
    """What was done before: séances, minutes, heads; ``publics``: code of a public → heads."""

    seances: int = 0
    minutes: int = 0
    participants: int = 0
    publics: Counter[str] = field(default_factory=Counter)

    def ajouter(self, autre: "FaitAvant") -> None:
        self.seances += autre.seances
        self.minutes += autre.minutes
        self.participants += autre.participants
        self.publics.update(autre.publics)


def fait_avant(portee: Portee) -> Mapping[str, FaitAvant]:
    """Code of a pole → what files tell of it, of the totals that these days hold whole; a pole of
    which nothing is told is not there. Two queries, or one where there is nothing."""
    tenues = SeancesReprises.objects.du_au(portee.debut, portee.fin, portee.lieux).order_by()
    # A cancelled file leaves its counter-entries, whose publics are told by no row of their own.
    tenues = tenues.qui_tiennent()
    if portee.poles is not None:
        tenues = tenues.filter(pole__in=portee.poles)
    sommes = tenues.values_list("pole").annotate(
        Sum("seances"), Sum("minutes"), Sum("participants")
    )
    faits = {pole: FaitAvant(*nombres) for pole, *nombres in sommes}
    if faits:
        des_publics = tenues.exclude(publics=None).values_list("pole", "publics__public")
        for pole, public, n in des_publics.annotate(Sum("publics__participants")):
            faits[pole].publics[public] += n
    return faits
