"""Corrections of closed months: what a period carries for others, what others carry for it.

A correction inside a period changes nothing of its totals, and is not told there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Q, QuerySet, Sum, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.livre.models import Mouvement
from collecte.matiere.etapes import Famille
from collecte.matiere.jours import mois_entre
from petiterockette.mots.mesures import kilos

from .bilan import Bilan
from .grains import decouper
from .masses import Ids, bilan_de, choisir

_CLE = ("categorie", "matiere", "de", "vers", "mesure")


@dataclass(frozen=True)
class Correction:
    """What some corrections change: ``masses``, pairs (grams, word), never empty."""

    code: str
    titre: Any
    aide: Any
    masses: Sequence[tuple[int, Any]]

    @property
    def phrase(self) -> str:
        """« révisions de mois clos : −630 kg collectés »."""
        return _("%(titre)s\u00a0: %(masses)s") % {
            "titre": self.titre,
            "masses": self.masses_en_mots,
        }

    @property
    def masses_en_mots(self) -> str:
        return ", ".join(f"{'+' if g > 0 else ''}{kilos(g)} {mot}" for g, mot in self.masses)


@dataclass(frozen=True)
class Revisions:
    """``portees``: what a period counts for closed months that are not in it; ``depuis``: what
    was counted elsewhere since for its own closed months, known by whole months only."""

    portees: Bilan
    depuis: Bilan

    @property
    def dites(self) -> list[Correction]:
        """The corrections that change a figure, in the words of every surface."""
        entiers = not decouper(self.portees.debut, self.portees.fin)[1]
        corrections = (
            Correction("revisions", _PORTEES, _POURQUOI, masses_dites(self.portees)),
            Correction(
                "depuis",
                _DEPUIS if entiers else _DEPUIS_TOUT_LE_MOIS,
                _POURQUOI_DEPUIS,
                masses_dites(self.depuis),
            ),
        )
        return [c for c in corrections if c.masses]

    @property
    def pour_machine(self) -> dict[str, dict[str, dict[str, int]]]:
        """The corrections in grams, under « revisions »; empty where nothing was corrected."""
        if not self.dites:
            return {}
        figures = ("collecte_g", "reemploi_g", "recyclage_g", "energie_g", "dechetterie_g")
        cotes = {"portees": self.portees, "depuis": self.depuis}
        return {
            "revisions": {
                nom: {figure: getattr(b, figure) for figure in (*figures, "sorties_g")}
                for nom, b in cotes.items()
            }
        }


_PORTEES = gettext_lazy("révisions de mois clos")
_DEPUIS = gettext_lazy("corrigé depuis, dans les mois suivants")
_DEPUIS_TOUT_LE_MOIS = gettext_lazy("corrigé depuis, sur tout le mois")
_POURQUOI = gettext_lazy(
    "Corrections et papiers arrivés trop tard pour un mois déjà clos. Le mois clos ne change "
    "plus\u00a0: ils sont comptés dans cette période, à leur jour."
)
_POURQUOI_DEPUIS = gettext_lazy(
    "Ce mois est clos\u00a0: ses chiffres ne changent plus. Ce qui a été corrigé depuis est compté "
    "dans les mois suivants, sous «\u00a0révisions de mois clos\u00a0»."
)


def masses_dites(b: Bilan) -> tuple[tuple[int, Any], ...]:
    """What corrections change, as pairs (grams, word): what came in, what went out.

    Where outputs only changed their fate, each of these is told.
    """
    dites: list[tuple[int, Any]] = [(b.collecte_g, _("collectés")), (b.sorties_g, _("sortis"))]
    if not b.sorties_g:
        dites += [
            (b.reemploi_g, _("réemployés")),
            (b.recyclage_g, _("recyclés")),
            (b.non_revalorise_g, _("en déchetterie")),
        ]
    return tuple((g, mot) for g, mot in dites if g)


def lire_revisions(debut: date, fin: date, lieux: Ids = None, categories: Ids = None) -> Revisions:
    """What corrections of closed months say of a period, ``fin`` included; one query."""
    mois = mois_entre(debut, fin)
    ici = Q(mois__in=mois, jour__gte=debut, jour__lte=fin)
    # What was corrected since is told of the months that it corrects: a total of a year, of its
    # year. Each side names the months that carry it: the small index of revisions answers alone.
    cotes = (
        ("portees", "mois", revises().filter(ici).exclude(revise__in=mois)),
        ("depuis", "revise", revises().filter(revise__in=mois, mois__gt=mois[0]).exclude(ici)),
    )
    tete, suite = (
        choisir(rangees, lieux, categories)
        .annotate(cote=Value(cote, CharField()))
        .values_list("cote", quand, *_CLE)
        .annotate(Sum("masse_g"))
        for cote, quand, rangees in cotes
    )
    lignes: dict[str, list] = {"portees": [], "depuis": []}
    for cote, *ligne in tete.union(suite, all=True):
        lignes[cote].append(ligne)
    return Revisions(**{cote: bilan_de(siennes, debut, fin) for cote, siennes in lignes.items()})


def revises() -> QuerySet[Mouvement]:
    """The movements that correct a closed month; objects only."""
    return Mouvement.objects.filter(revise__isnull=False, famille=Famille.OBJETS).order_by()
