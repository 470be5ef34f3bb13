"""What a file wrote, once its months are closed: no longer cancelled as one."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.db.models import Max, Min, QuerySet
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.livre.models import Bon
from collecte.matiere.etapes import Nature
from collecte.mois.models import Mois
from petiterockette.mots.francais import du
from petiterockette.reprise.genres import Fige
from petiterockette.reprise.models import Fichier
from petiterockette.temps.dates import date_format


def mois_du_fichier(fichier: Fichier) -> Sequence[tuple[int, date]]:
    """The months that its bons stand in, cancelled ones left out: (id of the site, first day)."""
    mois = _vivants(fichier).annotate(m=TruncMonth("jour")).values_list("lieu", "m")
    return list(mois.distinct().order_by("lieu", "m"))


def fige_par_ses_mois_clos(fichier: Fichier) -> Fige | None:
    """Why a file of kilograms is no longer cancelled as one, None where it may be.

    A closed month never changes: its counter-entries would take their kilograms out of this one.
    """
    vises = mois_du_fichier(fichier)
    clos = set(
        Mois.objects.filter(
            clos_le__isnull=False, lieu__in={lieu for lieu, _m in vises}
        ).values_list("lieu", "mois")
    )
    fermes = sorted(mois for lieu, mois in vises if (lieu, mois) in clos)
    if not fermes:
        return None
    phrase = _(
        "Les comptes %(des_mois)s sont clos\u00a0: ils ne changent plus, et ce fichier ne s’annule "
        "plus d’un coup, car ses kilos seraient retirés du mois en cours. Annulez chaque bon faux "
        "depuis sa page\u00a0: il sera compté ce mois-ci, sous "
        "«\u00a0révisions de mois clos\u00a0»."
    )
    return Fige(phrase % {"des_mois": _dits(fermes[0], fermes[-1])}, _ses_bons(fichier))


def _vivants(fichier: Fichier) -> QuerySet[Bon]:
    return Bon.objects.filter(repris__fichier=fichier, nature=Nature.REPRISE, annulation=None)


def _dits(premier: date, dernier: date) -> str:
    mots = du(date_format(premier, "F Y"))
    if premier != dernier:
        mots = _("%(de)s à %(a)s") % {"de": mots, "a": date_format(dernier, "F Y")}
    return mots


def _ses_bons(fichier: Fichier) -> str:
    """The list of bons, narrowed to what was brought in of its days."""
    jours = _vivants(fichier).aggregate(du=Min("jour"), au=Max("jour"))
    return f"{reverse('collecte:bons')}?{urlencode({'nature': 'reprise', **jours})}"
