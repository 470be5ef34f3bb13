"""Alerts of the dock: a bin forgotten, full containers, transfers, tickets that do not come."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.listes.models import Bac
from collecte.livre.models import Tare
from collecte.matiere.jours import JOUR
from petiterockette.alertes.registre import Trouvaille
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos
from petiterockette.temps.dates import date_format

from ..genres import MAXIMUM, Etrangete, OuChercher
from ..pesees import ecarts_au_pont, pas_recus, pleins_oublies, sans_ticket
from ..remedes import vers_la_page
from .figures import en_gros

# A bin's rhythm is read in its last half-year, once it left so many times.
RYTHME_LU = timedelta(days=182)
DEPARTS = 4


def rythme(jours: Collection[date]) -> int | None:
    """How many days pass as a rule between two departures: the median, rounded up.

    None under four departures: a bin has no habit yet.
    """
    dates = sorted(set(jours))
    if len(dates) < DEPARTS:
        return None
    intervalles = [(b - a).days for a, b in pairwise(dates)]
    return ceil(median(intervalles))


def bacs_oublies(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Bins that have not left a site for more than their own rhythm and so many days."""
    departs: dict[tuple[int, int], set[date]] = defaultdict(set)
    tares = Tare.objects.filter(
        bac__visible=True,
        ligne__bon__annulation=None,
        ligne__bon__jour__gte=jour - RYTHME_LU,
        ligne__bon__jour__lte=jour,
    )
    cle = ("ligne__bon__lieu", "bac", "ligne__bon__jour")
    for lieu, bac, quand in tares.order_by().values_list(*cle).distinct():
        departs[lieu, bac].add(quand)
    ouverts = {lieu.pk: lieu for lieu in Lieu.objects.ouverts(jour)}
    noms = dict(Bac.objects.values_list("pk", "nom"))
    for (lieu, bac), jours in sorted(departs.items()):
        habitude, dernier = rythme(jours), max(jours)
        attendu = (jour - dernier).days
        if habitude is None or lieu not in ouverts or attendu <= habitude + seuil:
            continue
        mots = {
            "bac": noms[bac],
            "jour": date_format(dernier, "j F"),
            "n": attendu,
            "habitude": ngettext("chaque jour", "tous les %(n)d jours", habitude) % {"n": habitude},
        }
        yield Trouvaille(
            cle=f"{ouverts[lieu].code}:{bac}",
            lieu=lieu,
            phrase=_(
                "%(bac)s : sorti d’habitude %(habitude)s, pas depuis le %(jour)s (%(n)d jours)"
            )
            % mots,
            depuis=dernier,
            remedes=(*vers_la_page(_("Sortir le bac"), "trash-2", "collecte:comptoir_quai"),),
        )


def pleins(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Full containers that stand for more than so many days, a line a site."""
    trouvees = pleins_oublies(_recente(jour), timedelta(days=seuil))
    for lieu, liste in _par_lieu(trouvees):
        phrase = ngettext(
            "%(n)s contenant plein attend depuis plus de %(seuil)d jours, %(total)s : %(premier)s",
            "%(n)s contenants pleins attendent depuis plus de %(seuil)d jours, %(total)s ; le "
            "plus ancien : %(premier)s",
            len(liste),
        )
        yield _groupe(lieu, liste, phrase, seuil)


def tickets(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Exits whose bridge ticket did not come after so many days, a line a site."""
    # « Plus de »: the question counts the day itself.
    trouvees = sans_ticket(_recente(jour), timedelta(days=seuil + 1))
    for lieu, liste in _par_lieu(trouvees):
        phrase = ngettext(
            "%(n)s ticket de pont-bascule manque depuis plus de %(seuil)d jours, %(total)s à "
            "notre poids : %(premier)s",
            "%(n)s tickets de pont-bascule manquent depuis plus de %(seuil)d jours, %(total)s à "
            "notre poids ; le plus ancien : %(premier)s",
            len(liste),
        )
        yield _groupe(lieu, liste, phrase, seuil)


def transferts(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Transfers that did not arrive after so many days, where they are awaited."""
    for e in pas_recus(_recente(jour), timedelta(days=seuil)):
        yield Trouvaille(
            cle=str(e.numero),
            lieu=e.lieu,
            phrase=f"{e.phrase} : {en_gros(e.masse_g or 0)}",
            depuis=e.depuis or jour,
            remedes=e.remedes[:1],
        )


def ecarts_de_pont(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Bridge tickets of this month and the last that differ by more than so many percent."""
    for e in ecarts_au_pont(_recente(jour), seuil):
        yield Trouvaille(
            cle=str(e.numero),
            lieu=e.lieu,
            phrase=e.phrase,
            depuis=e.depuis or jour,
            remedes=e.remedes,
        )


def _recente(jour: date) -> OuChercher:
    """This month and the one before, at every site: as the page « À régulariser »."""
    return OuChercher(None, (jour.replace(day=1) - JOUR).replace(day=1), jour, jour)


def _par_lieu(trouvees: Iterator[Etrangete]) -> list[tuple[int, list[Etrangete]]]:
    """What was found at each site, oldest first."""
    groupes: dict[int, list[Etrangete]] = defaultdict(list)
    for e in trouvees:
        groupes[e.lieu].append(e)
    return [
        (lieu, sorted(liste, key=lambda e: (e.depuis or date.max, e.numero or 0)))
        for lieu, liste in sorted(groupes.items())
    ]


def _groupe(lieu: int, liste: list[Etrangete], phrase: str, seuil: int) -> Trouvaille:
    premier = liste[0]
    mots = {
        # A list that reached what a page shows may be longer.
        "n": f"{len(liste)}" if len(liste) < MAXIMUM else _("Au moins %(n)d") % {"n": len(liste)},
        "seuil": seuil,
        "total": _en_tout(liste),
        "premier": premier.phrase,
    }
    return Trouvaille(
        cle=str(lieu),
        lieu=lieu,
        phrase=phrase % mots,
        depuis=premier.depuis or date.max,
        remedes=premier.remedes[:1],
    )


def _en_tout(liste: list[Etrangete]) -> str:
    """What they weigh together; one alone, as the page that mends it says it."""
    masse_g = sum(e.masse_g or 0 for e in liste)
    return kilos(masse_g) if len(liste) == 1 else en_gros(masse_g)
