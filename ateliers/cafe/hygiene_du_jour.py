"""Hygiene on a day at a site: the temperatures read or still to read, the zones cleaned or late."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from petiterockette.lieux.models import Lieu

from .models import Enceinte, Releve, Zone
from .models.hygiene import TOUS_LES, Moment


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
