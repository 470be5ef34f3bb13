"""Forget donors' names at their term: the deposit stays, the name goes."""

from datetime import date

from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import DONATEUR_GARDE, anonymiser

from ..models import Apport


def oublier_les_donateurs(*, aujourd_hui: date) -> int:
    """Anonymise the donors whose last deposit is over a year old; returns how many.

    Whoever also works here, or has an account, is kept: that is another purpose.
    """
    terme = aujourd_hui - DONATEUR_GARDE
    recents = Apport.objects.filter(bon__jour__gte=terme, donateur__isnull=False)
    anciens = Apport.objects.filter(bon__jour__lt=terme, donateur__isnull=False)
    return anonymiser(
        Personne.objects.filter(
            pk__in=anciens.values("donateur"), compte=None, equipes=None
        ).exclude(pk__in=recents.values("donateur"))
    )
