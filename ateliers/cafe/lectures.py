"""What the pages of the café read: the day at a site, the pantry, the menus."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, Max, OuterRef, Sum
from django.http import HttpRequest
from django.utils import timezone

from boutique.articles.models import Article
from collecte.listes.models import Categorie
from petiterockette.comptes.lectures import Lecture, lieu_d_ici, lire_les_lieux
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure

from . import genres
from .models import Cagnotte, Carte, Enceinte, Plat, Ramasse, Releve, Reste, Zone
from .models.hygiene import TOUS_LES, Moment

JOUR = timedelta(days=1)
# They take matter: no food comes from them, none goes there.
RECYCLENT = (Structure.Genre.RECYCLEUR, Structure.Genre.DECHETTERIE)
# What a menu says beside its prices: neither the volunteers' meal nor the given one has any.
_TARIFS_DITS = (genres.SOLIDAIRE, genres.LIBRE, genres.ACHETE)


@dataclass(frozen=True)
class ZoneVue:
    """A zone to clean, when it last was, and whether that is too long ago."""

    zone: Zone
    faite_le: datetime | None
    faite: date | None
    en_retard: bool


@dataclass(frozen=True)
class EnceinteVue:
    """An enclosure, and what was read of it this day: moment → the last reading."""

    enceinte: Enceinte
    lus: dict[str, Releve]

    @property
    def moments(self) -> list[tuple[Moment, Releve | None]]:
        return [(m, self.lus.get(m)) for m in Moment]


def lire_le_cafe(request: HttpRequest, droit: str) -> Lecture:
    """The one site that a page of the café is about: asked for, the device's, the café's own."""
    # Whoever is nobody was sent to the login page before.
    compte: Any = request.user
    lecture = lire_les_lieux(compte, droit, request.GET.get("lieu", ""))
    if lecture.lieu or not lecture.lieux:
        return lecture
    lieu = lieu_d_ici(request, droit) or _celui_qui_a_un_cafe(lecture.lieux)
    return Lecture(lieu, lecture.lieux, [lieu.pk])


def _celui_qui_a_un_cafe(lieux: list[Lieu]) -> Lieu:
    ids = [lieu.pk for lieu in lieux]
    avec = Enceinte.objects.filter(lieu__in=ids).order_by("pk").values_list("lieu", flat=True)
    premier = avec.first()
    return next((lieu for lieu in lieux if lieu.pk == premier), lieux[0])


def carte_du(lieu: Lieu, jour: date) -> Carte | None:
    return (
        Carte.objects.filter(lieu=lieu, jour=jour)
        .prefetch_related("plats__plat__allergenes")
        .first()
    )


def plats_de(carte: Carte | None) -> list[tuple[Any, list[Any]]]:
    """Pairs (kind of dish, its dishes), in the order of a meal."""
    par_genre: dict[str, list[Any]] = defaultdict(list)
    for du_jour in carte.plats.all() if carte else ():
        par_genre[du_jour.plat.genre].append(du_jour.plat)
    return [(g, sorted(par_genre[g], key=str)) for g in Plat.Genre if g in par_genre]


def enceintes_du(lieu: Lieu, jour: date) -> list[EnceinteVue]:
    """The enclosures of a site with what was read of them that day. Two queries."""
    enceintes = list(Enceinte.objects.filter(lieu=lieu, visible=True))
    lus: dict[int, dict[str, Releve]] = defaultdict(dict)
    for releve in Releve.objects.filter(jour=jour, enceinte__in=enceintes).order_by("pk"):
        lus[releve.enceinte_id][releve.moment] = releve
    return [EnceinteVue(e, lus[e.pk]) for e in enceintes]


def a_relever_ensuite(enceinte: Enceinte, moment: str, jour: date) -> Enceinte | None:
    """The next enclosure of the site that was not read at that moment: after this one, then the
    first ones. None when this one is only read again. Two queries."""
    vues = enceintes_du(enceinte.lieu, jour)
    rang = next((n for n, v in enumerate(vues) if v.enceinte == enceinte), 0)
    if moment in vues[rang].lus:
        return None
    autres = (*vues[rang + 1 :], *vues[:rang])
    return next((v.enceinte for v in autres if moment not in v.lus), None)


def releve_en_vigueur(enceinte: Enceinte, moment: str, jour: date) -> Releve | None:
    """What was read last of an enclosure at that moment. One query."""
    lus = Releve.objects.filter(enceinte=enceinte, jour=jour, moment=moment)
    return lus.select_related("par").order_by("pk").last()


def zones_du(lieu: Lieu, jour: date) -> list[ZoneVue]:
    """The zones of a site, and when each was cleaned last. One query."""
    zones = Zone.objects.filter(lieu=lieu, visible=True).annotate(
        faite_le=Max("nettoyages__le"), faite=Max("nettoyages__jour")
    )
    return [
        ZoneVue(
            z,
            z.faite_le,
            z.faite,
            z.faite is None or (jour - z.faite).days >= TOUS_LES[z.frequence],
        )
        for z in zones
    ]


def solde_de(lieu: Lieu) -> int:
    return Cagnotte.objects.filter(lieu=lieu).values_list("solde", flat=True).first() or 0


def garde_manger(lieux: Iterable[int] | None) -> list[tuple[Categorie, int]]:
    """Pairs (category, grams left), heaviest first. Two queries."""
    restes = Reste.objects.filter(masse_g__gt=0).order_by()
    if lieux is not None:
        restes = restes.filter(ramasse__lieu__in=lieux)
    masses = dict(restes.values_list("ramasse__categorie").annotate(g=Sum("masse_g")))
    categories = Categorie.objects.in_bulk(masses)
    return sorted(((categories[pk], g) for pk, g in masses.items()), key=lambda c: -c[1])


def etat_de_la_date(lot: Ramasse, jour: date) -> str:
    """« passee », « demain », « a_juger » or nothing: how near a lot's date is."""
    if lot.dlc_passee(jour):
        return "passee"
    if lot.ddm_passee(jour):
        return "a_juger"
    proche = lot.limite is not None and lot.limite <= jour + JOUR
    return "demain" if proche else ""


def donneurs() -> models.QuerySet[Structure]:
    """Who gives food: those who already did, then whoever may; not those who take what is thrown
    away, unless they gave some."""
    a_donne = Exists(Ramasse.objects.filter(donneur=OuterRef("pk")))
    visibles = Structure.objects.filter(visible=True).annotate(a_donne=a_donne)
    return visibles.exclude(genre__in=RECYCLENT, a_donne=False).order_by("-a_donne", "nom")


def preneurs() -> models.QuerySet[Structure]:
    """Whom food may be given to, associations first."""
    return (
        Structure.objects.filter(visible=True).exclude(genre__in=RECYCLENT).order_by("genre", "nom")
    )


def mois_lu(texte: str) -> date:
    """The first day of the month that « AAAA-MM » names; this month if it names none."""
    try:
        return date.fromisoformat(f"{texte}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)


def jour_lu(texte: str) -> date:
    """The day that an address names; today where it names none."""
    try:
        return date.fromisoformat(texte)
    except ValueError:
        return timezone.localdate()


def tarifs_du_jour() -> list[Article]:
    """The prices of a meal beside the full one, as the till has them now. One query."""
    articles = Article.objects.filter(genre__in=_TARIFS_DITS, visible=True).order_by("ordre", "pk")
    return list(articles)
