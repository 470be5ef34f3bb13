"""What the books say was there at a given minute: today's stock, less what came after."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time

from django.db.models import Case, DateTimeField, F, Q, QuerySet, Sum, When
from django.utils import timezone

from collecte.livre.models import Mouvement, Stock
from collecte.matiere.etapes import STOCKS, STOCKS_PAR_MATIERE
from collecte.mois.services.mois import AVANCE_MAX, RETARD_MAX

# (category, stage, material) → grams.
Theorie = dict[tuple[int, str, int], int]


def stocks_a(
    lieu: int, instant: datetime, sans_matiere: int, categories: Collection[int] | None = None
) -> Theorie:
    """The theoretical stocks of a site at ``instant``, every stage, in two queries.

    What counts is when things happened, not when they were told: the day of the gesture
    first, then on that very day the device's time where it is believable. A cancelled bon
    never was: its counter-entry counts when it did. What corrects a closed month happened
    in it.
    """
    stocks = Stock.objects.filter(lieu=lieu)
    if categories is not None:
        stocks = stocks.filter(categorie__in=categories)
    theorie: Theorie = defaultdict(int)
    for c, e, m, g in stocks.values_list("categorie", "etape", "matiere", "masse_g"):
        theorie[c, e, m] += g
    depuis = _apres(Mouvement.objects.filter(lieu=lieu), instant)
    if categories is not None:
        depuis = depuis.filter(categorie__in=categories)
    cle = ("categorie", "matiere", "de", "vers")
    for c, m, de, vers, g in depuis.order_by().values_list(*cle).annotate(Sum("masse_g")):
        for etape, signe in ((vers, 1), (de, -1)):
            if etape in STOCKS:
                matiere = m if etape in STOCKS_PAR_MATIERE else sans_matiere
                theorie[c, etape, matiere] -= signe * g
    return dict(theorie)


def fin_du_jour(jour: date) -> datetime:
    """The last moment of a day, in Paris."""
    return timezone.make_aware(datetime.combine(jour, time.max))


def _apres(mouvements: QuerySet[Mouvement], instant: datetime) -> QuerySet[Mouvement]:
    """The movements of what happened after ``instant``."""
    jour = timezone.localdate(instant)
    # A late correction of an earlier month is not news of today.
    anciens = Q(revise__isnull=False, revise__lte=jour.replace(day=1))
    if instant >= fin_du_jour(jour):
        # A gesture told later for that day happened in it, whatever the hour it was told.
        return mouvements.filter(jour__gt=jour).exclude(anciens)
    return (
        mouvements.filter(jour__gte=jour)
        .exclude(anciens)
        .annotate(heure=_heure("bon__annule__", _heure("bon__")))
        .filter(Q(jour__gt=jour) | Q(heure__gt=instant))
    )


def _heure(bon: str, sinon: Case | None = None) -> Case:
    """When a bon happened: its device's time if the server's allows it, else the server's."""
    enregistre, appareil = F(f"{bon}enregistre_le"), f"{bon}appareil_le"
    croyable = Q(
        **{f"{appareil}__gte": enregistre - RETARD_MAX, f"{appareil}__lte": enregistre + AVANCE_MAX}
    )
    cas = [When(croyable, then=F(appareil))]
    if sinon is None:
        return Case(*cas, default=enregistre, output_field=DateTimeField())
    absent = When(**{f"{bon}enregistre_le__isnull": True}, then=sinon)
    return Case(absent, *cas, default=enregistre, output_field=DateTimeField())
