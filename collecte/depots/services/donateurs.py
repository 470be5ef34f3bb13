"""Forget donors' names at their term: the deposit stays, the name goes."""

from datetime import date

from collecte.livre.models import Apport
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import DONATEUR_GARDE, anonymiser
from petiterockette.personnes.termes import termes

LOT = 500


def oublier_les_donateurs(*, aujourd_hui: date) -> int:
    """Anonymise the donors whose last deposit is over a year old; returns how many.

    Whoever also works here, has an account or is needed elsewhere is kept: that is another
    purpose. People who were merged are left to the night's purge, which reads all their numbers.
    """
    terme = aujourd_hui - DONATEUR_GARDE
    recents = Apport.objects.filter(bon__jour__gte=terme, donateur__isnull=False)
    anciens = Apport.objects.filter(bon__jour__lt=terme, donateur__isnull=False)
    finis = Personne.objects.filter(
        pk__in=anciens.values("donateur"),
        compte=None,
        equipes=None,
        anonymisee_le=None,
        fusionnee_dans=None,
        absorbees=None,
    ).exclude(pk__in=recents.values("donateur"))
    numeros = list(finis.values_list("pk", flat=True))
    n = 0
    for rang in range(0, len(numeros), LOT):
        lot = numeros[rang : rang + LOT]
        attendus = [pk for pk, dernier in termes(lot).items() if dernier >= aujourd_hui]
        n += anonymiser(Personne.objects.filter(pk__in=set(lot).difference(attendus)))
    return n
