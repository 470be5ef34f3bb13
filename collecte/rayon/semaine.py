"""The shelf's week: what lies there, category by category, since when, and what is too old."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.bilans.attentes import HUIT_SEMAINES, Attente, attentes
from collecte.listes.models import Categorie
from collecte.livre.models import ContenantPlein, Ligne
from collecte.matiere.etapes import Etape
from collecte.tri.gestes import dire_le_geste, gestes_du_jour
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu


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


def du_rayon_aujourd_hui(lieu: Lieu, jour: date, compte: Compte) -> list[dict[str, Any]]:
    """What left the shelf or came back from the zone today; which bons this account may open."""
    # Neither lines nor cancellations are joined: SQLite would begin with all that ever were.
    sorties = Ligne.objects.filter(
        bon=OuterRef("pk"), de__in=[Etape.RAYON, Etape.DONNE_PARTICULIER]
    )
    bons = (
        gestes_du_jour(lieu, jour)
        .filter(Exists(sorties))
        .select_related("par")
        .prefetch_related("annulation", "lignes__categorie", "lignes__matiere", "lignes__plein")[
            :20
        ]
    )
    lit = compte.has_perm("collecte.lire_les_bons", lieu)
    return [
        {"bon": bon, "dite": dire_le_geste(bon), "ouvrable": lit or bon.compte_id == compte.pk}
        for bon in bons
    ]
