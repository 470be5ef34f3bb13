"""What the séances find by their titles: those of two months ago and those to come."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from petiterockette.affichage.aller import PAR_GROUPE, Genre, Saisie, Source, Trouve
from petiterockette.comptes.portees import la_ou
from petiterockette.dates import date_format
from petiterockette.lieux.heures import en_heure
from petiterockette.personnes.mots import mots_de

from .models import Seance

DROIT = "seances.accueillir"
# Titles are read and compared here: neither base ignores accents by itself.
PASSE = timedelta(days=60)


def seances(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """Those whose titles have words that begin so, the nearest in time first."""
    maintenant = timezone.now()
    proches = Seance.objects.filter(la_ou(request.user, DROIT), debut__gte=maintenant - PASSE)
    trouvees = [
        s
        for s in proches.select_related("lieu")
        if all(any(m.startswith(mot) for m in mots_de(s.titre)) for mot in saisie.mots)
    ]
    trouvees.sort(key=lambda s: abs(s.debut - maintenant))
    return [_trouve(s) for s in trouvees[:PAR_GROUPE]]


def _trouve(seance: Seance) -> Trouve:
    debut = timezone.localtime(seance.debut)
    quand = f"{date_format(debut, 'l j F')}, {en_heure(debut)}"
    url = reverse("seances:seance", args=[seance.pk])
    return Trouve(seance.titre, url, "users-round", f"{quand} · {seance.lieu}")


SOURCES = [Source(Genre.SEANCES, DROIT, seances)]
