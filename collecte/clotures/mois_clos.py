"""Months as the person who closes them reads them: their state, what revised them, how sold
kilograms are known."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from collecte.bilans.en_gros import connus_a_l_annee_seule
from collecte.bilans.masses import bilan_de
from collecte.bilans.revisions import masses_dites, revises
from collecte.matiere.jours import mois_suivant
from collecte.mois.models import Mois
from petiterockette.lieux.models import Lieu

from .models import Cloture

# Pairs (grams, word), in the words of every surface.
Revise = tuple[tuple[int, Any], ...]


@dataclass(frozen=True)
class EtatDuMois:
    """A month of a site: open or closed, by whom, and what was corrected in it since.

    ``revise``: what later months carry for this one, pairs (grams, word).
    """

    lieu: Lieu
    mois: date
    est_clos: bool
    cloture: Cloture | None
    revise: Revise
    # The first open month is the one to close; the others come after it.
    premier_ouvert: bool = False
    # Nothing stands in it but the total of its year.
    a_l_annee: bool = False

    @property
    def fini(self) -> bool:
        return timezone.localdate() >= mois_suivant(self.mois)

    @property
    def rouvert(self) -> bool:
        return not self.est_clos and self.cloture is not None

    @property
    def figures(self) -> dict[str, Any]:
        return self.cloture.figures["figures"] if self.est_clos and self.cloture else {}


def etats_des_mois(lieu: Lieu, n: int, avant: date | None = None) -> list[EtatDuMois]:
    """The last ``n`` months of a site (before ``avant``), in five queries."""
    rangees = Mois.objects.filter(lieu=lieu, mois__lte=timezone.localdate())
    if avant:
        rangees = rangees.filter(mois__lt=avant)
    mois = list(rangees.order_by("-mois")[:n])
    dernieres = {
        c.mois_id: c
        for c in Cloture.objects.filter(mois__in=mois)
        .select_related("compte__personne")
        .order_by("rang")
    }
    revises = revisions_par_mois([lieu.pk], [m.mois for m in mois])
    a_l_annee = connus_a_l_annee_seule([lieu.pk], [m.mois for m in mois])
    ouverts = Mois.objects.filter(lieu=lieu, clos_le=None).order_by("mois")
    premier = ouverts.values_list("mois", flat=True).first()
    return [
        EtatDuMois(
            lieu,
            m.mois,
            m.est_clos,
            dernieres.get(m.pk),
            revises.get((lieu.pk, m.mois), ()),
            m.mois == premier,
            (lieu.pk, m.mois) in a_l_annee,
        )
        for m in mois
    ]


def revisions_par_mois(
    lieux: Collection[int], mois: Collection[date]
) -> dict[tuple[int, date], Revise]:
    """What later months carry for each closed one of some sites, net."""
    # A revision is carried by a later month: said, it lets the index answer.
    portees = revises().filter(
        revise__in=mois, mois__gt=min(mois, default=date.max), lieu__in=lieux
    )
    lignes: dict[tuple[int, date], list] = defaultdict(list)
    cle = ("lieu", "revise", "categorie", "matiere", "de", "vers", "mesure")
    for lieu, revise, *ligne in portees.values_list(*cle).annotate(Sum("masse_g")):
        lignes[lieu, revise].append((revise, *ligne))
    # The total of a year stands on its last month, and is told there as a correction of it.
    return {
        (lieu, revise): masses_dites(
            bilan_de(siennes, date(revise.year, 1, 1), date(revise.year, 12, 31))
        )
        for (lieu, revise), siennes in lignes.items()
    }
