"""What the séances find: those of a day, and by their titles those of a year and those to come."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.matiere.jours import JOUR, minuit
from petiterockette.affichage.aller.ici import liste_complete
from petiterockette.affichage.aller.registre import (
    PAR_GROUPE,
    Genre,
    ListeComplete,
    Saisie,
    SourceDeRecherche,
    Trouve,
)
from petiterockette.comptes.portees import la_ou
from petiterockette.lieux.heures import en_heure
from petiterockette.personnes.mots import mots_de
from petiterockette.temps.dates import date_format

from .models import Seance
from .mots import lire, memes_mots

DROIT = "seances.accueillir"
# Titles are read and compared here: neither base ignores accents by itself.
PASSE = timedelta(days=366)


def seances(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The séances of the day that was said, in order; else the séances whose titles have words that
    begin so, or that people say for them, the nearest in time first."""
    siennes = Seance.objects.filter(la_ou(request.user, DROIT)).select_related("lieu")
    if (moment := saisie.moment) and moment.genre == "jour":
        apres = minuit(moment.fin + JOUR)
        ce_jour = siennes.filter(debut__gte=minuit(moment.debut), debut__lt=apres)
        return [_trouve(s) for s in ce_jour.order_by("debut", "pk")[:PAR_GROUPE]]
    maintenant = timezone.now()
    mots, jours = lire(saisie.mots)
    voulus = [memes_mots(mot) for mot in mots]
    siennes = siennes.filter(debut__gte=maintenant - PASSE)
    trouvees = [s for s in siennes if _dite(s, voulus)] if voulus else []
    ces_jours = [s for s in trouvees if timezone.localtime(s.debut).isoweekday() in jours]
    trouvees = ces_jours or trouvees
    trouvees.sort(key=lambda s: abs(s.debut - maintenant))
    return [_trouve(s) for s in trouvees[:PAR_GROUPE]]


def _dite(seance: Seance, voulus: list[tuple[str, ...]]) -> bool:
    mots = mots_de(seance.titre)
    return all(any(m.startswith(memes) for m in mots) for memes in voulus)


def _trouve(seance: Seance) -> Trouve:
    debut = timezone.localtime(seance.debut)
    quand = f"{date_format(debut, 'l j F')}, {en_heure(debut)}"
    url = reverse("seances:seance", args=[seance.pk])
    return Trouve(seance.titre, url, "users-round", f"{quand} · {seance.lieu}")


def seances_completes(saisie: Saisie) -> ListeComplete | None:
    """All the séances that bear these words; a day is all of it."""
    return None if saisie.moment else TOUTES(saisie)


TOUTES = liste_complete(_("toutes les séances"), "seances:seances", fouille=_("depuis un an"))

SOURCES = [
    SourceDeRecherche(
        Genre.SEANCES,
        DROIT,
        seances,
        precise=True,
        liste=seances_completes,
    )
]
