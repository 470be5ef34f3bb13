"""The volunteers of a site, and the hours of one of them: given, to come, noted today."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, Q, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone

from petiterockette.comptes.lieux_lus import LieuxLus, lieu_d_ici, lire_les_lieux
from petiterockette.lieux.heures import MINUIT, instant
from petiterockette.lieux.middleware import AucunLieu
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne

from .models import Arrivee, HeuresFaites, Inscription, Pole

# More name tiles than that at one site, and no screen could show them.
TUILES_MAX = 300
SIENNES_MONTREES = 12
A_VENIR_MONTREES = 5


def lire_un_lieu(request: HttpRequest, droit: str) -> tuple[Lieu, LieuxLus]:
    """The site that a page is about: the one asked for, else this device's, else the first."""
    compte: Any = request.user
    lieux_lus = lire_les_lieux(compte, droit, request.GET.get("lieu", ""))
    if not lieux_lus.lieux:
        raise AucunLieu
    lieu = lieux_lus.lieu or lieu_d_ici(request, droit) or lieux_lus.lieux[0]
    return lieu, LieuxLus(lieu, lieux_lus.lieux, [lieu.pk])


def equipe_de(lieu: Lieu, moi: int | None, jour: date) -> list[Personne]:
    """The name tiles of a site, one's own first."""
    tuiles = list(Personne.objects.de_l_equipe(lieu, jour)[:TUILES_MAX])
    if moi is None:
        return tuiles
    la_sienne = [p for p in tuiles if p.pk == moi] or list(Personne.objects.filter(pk=moi))
    return la_sienne + [p for p in tuiles if p.pk != moi]


def les_siennes(numeros: Collection[int]) -> QuerySet[HeuresFaites]:
    """The hours in force that the person of these numbers gave, the latest first."""
    return (
        HeuresFaites.objects.qui_tiennent()
        .filter(personne__in=numeros)
        .select_related("lieu", "pole", "activite")
        .order_by("-jour", "-id")
    )


def minutes_du_mois(numeros: Collection[int], jour: date) -> int:
    """How many minutes the person of these numbers gave since the first of the month."""
    du_mois = HeuresFaites.objects.filter(
        personne__in=numeros, jour__range=(jour.replace(day=1), jour)
    )
    return du_mois.aggregate(n=Sum("minutes"))["n"] or 0


def minutes_d_un_jour(numeros: Collection[int], jour: date) -> int:
    """How many minutes the person of these numbers gave on a day, at every site."""
    du_jour = HeuresFaites.objects.filter(personne__in=numeros, jour=jour)
    return du_jour.aggregate(n=Sum("minutes"))["n"] or 0


def les_memes(
    personnes: Collection[Personne], jour: date, pole: Pole, minutes: int, *, sauf: UUID
) -> list[str]:
    """Of some people, those who have as many minutes of that pole noted on that day already.

    ``sauf``: the gesture in hand, which may have been sent twice.
    """
    numeros = {p.pk for p in personnes}
    en_vigueur = HeuresFaites.objects.filter(contre=None, contrepassee=None).exclude(uuid=sauf)
    deja = en_vigueur.filter(
        Q(personne__in=numeros) | Q(personne__fusionnee_dans__in=numeros),
        jour=jour,
        pole=pole,
        minutes=minutes,
    )
    return sorted({str(h.personne) for h in deja.select_related("personne")})


def depuis_le_debut(
    numeros: Collection[int], lieux: Collection[int] | None
) -> tuple[int, date | None]:
    """(minutes, first day) of the person of these numbers, at these sites; one query."""
    d_eux = HeuresFaites.objects.visibles(lieux).filter(personne__in=numeros)
    lu = d_eux.aggregate(minutes=Sum("minutes"), debut=Min("jour"))
    return lu["minutes"] or 0, lu["debut"]


def a_venir(numeros: Collection[int], lieux: Collection[int] | None) -> list[Inscription]:
    """The next permanences where they come, a few; one query."""
    inscriptions = Inscription.objects.en_cours().filter(
        personne__in=numeros, permanence__fin__gt=timezone.now(), permanence__annulee_le=None
    )
    if lieux is not None:
        inscriptions = inscriptions.filter(permanence__lieu__in=lieux)
    prochaines = inscriptions.select_related("permanence__pole").order_by("permanence__debut")
    return list(prochaines[:A_VENIR_MONTREES])


def arrivees_du_jour(lieu: Lieu, maintenant: datetime) -> list[Arrivee]:
    """Who is there now: those who said so since midnight."""
    minuit = instant(timezone.localdate(maintenant), MINUIT)
    return list(
        Arrivee.objects.filter(lieu=lieu, le__gte=minuit).select_related("personne", "pole")
    )
