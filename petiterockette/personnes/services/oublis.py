"""How the rows of this app are emptied when people are forgotten; called by ``effacements``."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import CodeDeCaisse, Consentement, Mot, PasDoublon, Personne


def vider_les_personnes(numeros: list[int]) -> None:
    """The row stays, with its number; two people who bear one name are not one another."""
    Personne.objects.filter(pk__in=numeros).update(
        prenom=_("Anonyme"), nom="", courriel="", telephone="", anonymisee_le=timezone.now()
    )


def oublier_le_reste(numeros: Collection[int]) -> int:
    """What goes with a name: its words, its code, its agreements, who it looked like."""
    Mot.objects.filter(personne__in=numeros).delete()
    PasDoublon.objects.filter(Q(une__in=numeros) | Q(autre__in=numeros)).delete()
    Consentement.objects.filter(personne__in=numeros, retire_le=None).update(
        retire_le=timezone.now()
    )
    codes, _par_table = CodeDeCaisse.objects.filter(personne__in=numeros).delete()
    return codes
