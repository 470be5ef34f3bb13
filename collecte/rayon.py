"""The shelf's week: what lies there, category by category, since when, and what is too old."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.lieux.models import Lieu

from .attentes import HUIT_SEMAINES, Attente, attentes
from .etapes import Etape
from .models import Categorie, ContenantPlein


@dataclass(frozen=True)
class RangeeDuRayon:
    """A category on the shelf. ``pleins``: the full containers that wait there."""

    categorie: Categorie
    attente: Attente
    jour: date
    pleins: list[ContenantPlein] = field(default_factory=list)

    @property
    def age(self) -> str:
        """« 9 semaines », « 3 jours »: the age of the oldest kilogram."""
        jours = self.attente.jours(self.jour)
        if jours is None:
            return _("plus de 2 ans")
        if jours == 0:
            return _("aujourd’hui")
        if jours < 14:
            return ngettext("%(n)d jour", "%(n)d jours", jours) % {"n": jours}
        return _("%(n)d semaines") % {"n": jours // 7}

    @property
    def est_vieille(self) -> bool:
        """Whether some of it lies there for more than eight weeks."""
        return self.attente.vieux_g > 0


@dataclass(frozen=True)
class TableauDuRayon:
    """The shelf of a site; what should leave it first comes first."""

    rangees: list[RangeeDuRayon]

    @property
    def masse_g(self) -> int:
        return sum(r.attente.masse_g for r in self.rangees)

    @property
    def vieux_g(self) -> int:
        return sum(r.attente.vieux_g for r in self.rangees)


def tableau_du_rayon(lieu: Lieu, jour: date) -> TableauDuRayon:
    """What lies on the shelf of a site, in five queries."""
    la = attentes(lieu.pk, Etape.RAYON, jour, limite=HUIT_SEMAINES)
    pleins: dict[int | None, list[ContenantPlein]] = defaultdict(list)
    for plein in pleins_du_rayon(lieu):
        pleins[plein.categorie_id].append(plein)
    categories = Categorie.objects.filter(pk__in=la)
    rangees = [RangeeDuRayon(c, la[c.pk], jour, pleins[c.pk]) for c in categories]
    return TableauDuRayon(sorted(rangees, key=lambda r: (-r.attente.vieux_g, -r.attente.masse_g)))


def pleins_du_rayon(lieu: Lieu):
    """The full containers on the shelf of a site, by number."""
    presents = ContenantPlein.objects.presents().filter(lieu=lieu, etape=Etape.RAYON)
    return presents.select_related("contenant", "categorie").order_by("pk")
