"""The night's purge: people whom nobody needs any more, each at the end of its longest term."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from ..models import Personne
from ..purges import a_oublier
from .effacements import anonymiser


@transaction.atomic
def purger(*, aujourd_hui: date) -> int:
    """Anonymise those whose term is over, with their duplicates; how many. Safe twice."""
    numeros = a_oublier(aujourd_hui)
    return sum(
        anonymiser(
            Personne.objects.filter(
                Q(pk__in=numeros[rang : rang + 500])
                | Q(fusionnee_dans__in=numeros[rang : rang + 500])
            )
        )
        for rang in range(0, len(numeros), 500)
    )
