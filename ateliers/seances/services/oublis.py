"""What is asked of the night: remind for tomorrow, and forget those who came long ago."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from collecte.matiere.jours import minuit
from petiterockette.journal.services import consigner

from ..models import Inscription
from .courriels import prevenir


@transaction.atomic
def rappeler(jour: date) -> int:
    """Remind those who come tomorrow, once each; how many."""
    demain = minuit(jour + timedelta(days=1))
    attendues = Inscription.objects.attendues().filter(
        rappelee_le=None,
        seance__annulee_le=None,
        seance__debut__gte=demain,
        seance__debut__lt=minuit(jour + timedelta(days=2)),
    )
    numeros = list(attendues.values_list("pk", flat=True))
    a_prevenir = Inscription.objects.filter(pk__in=numeros)
    n = prevenir(a_prevenir, "rappel")
    a_prevenir.update(rappelee_le=timezone.now())
    return n


@transaction.atomic
def oublier_les_inscrits(jour: date) -> int:
    """Forget names and contacts long after their séance; numbers and seats stay. How many."""
    avant = minuit(jour - timedelta(days=settings.JOURS_DES_INSCRITS))
    vieux = Inscription.objects.filter(oubliee_le=None, seance__fin__lt=avant)
    n = vieux.update(nom="", courriel="", telephone="", foyer="", oubliee_le=timezone.now())
    # Where a sign-up came from serves for an hour.
    hier = timezone.now() - timedelta(days=1)
    Inscription.objects.filter(recue_le__lt=hier).exclude(foyer="").update(foyer="")
    if n:
        consigner(
            "seances.inscrits.oublies",
            ngettext(
                "%(n)d inscription sans nom ni contact désormais",
                "%(n)d inscriptions sans nom ni contact désormais",
                n,
            )
            % {"n": n},
            {"inscriptions": n, "avant": avant.isoformat()},
        )
    return n
