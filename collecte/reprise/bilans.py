"""What tonnages of before say together: their years. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from collecte.bilans.masses import bilan_de
from collecte.matiere.etapes import Etape
from petiterockette.mots.mesures import TIRET, kilos
from petiterockette.mots.taux import pourcent
from petiterockette.reprise.genres import Tableau
from petiterockette.reprise.periodes import Grain, Periode

from .deja_la import Quoi
from .listes import ENTREE

ETAPES = {
    Grain.ANNEE: Etape.HISTORIQUE_ANNEE,
    Grain.MOIS: Etape.HISTORIQUE_MOIS,
    Grain.JOUR: Etape.HISTORIQUE,
}


@dataclass(frozen=True, slots=True)
class Tonnage:
    """A mass of before: where, when, of what, in (``ENTREE``) or to which end. Codes of lists.

    Empty where nobody says it: ``origine`` and ``localite`` of what came in, ``matiere`` and
    ``structure`` (the id of who took it, in letters) of what went out.
    """

    ligne: int
    lieu: str
    periode: Periode
    categorie: str
    flux: str
    masse_g: int
    mesure: str
    origine: str = ""
    localite: str = ""
    matiere: str = ""
    structure: str = ""

    @property
    def quoi(self) -> Quoi:
        return Quoi(self.lieu, self.flux, self.structure)

    @property
    def entre(self) -> bool:
        return self.flux == ENTREE

    @property
    def passage(self) -> tuple[str, str]:
        """From where to where: through what was brought in, since nobody knows what became what."""
        etape = str(ETAPES[self.periode.grain])
        return (str(Etape.DONATEUR), etape) if self.entre else (etape, self.flux)


def par_an(tonnages: Iterable[Tonnage], lieux: Mapping[str, str]) -> Tableau:
    """What each year of each site would say, then all of them: the figures of its dashboard."""
    par_an: dict[tuple[int, str], list] = defaultdict(list)
    for t in tonnages:
        de, vers = t.passage
        masse = (t.periode.debut.replace(month=1, day=1), 0, 0, de, vers, t.mesure, t.masse_g)
        par_an[t.periode.debut.year, t.lieu].append(masse)
    rangees = [
        [str(annee), str(lieux.get(lieu, lieu)), *_figures(lignes, annee, annee)]
        for (annee, lieu), lignes in sorted(par_an.items())
    ]
    if rangees:
        annees = [annee for annee, _lieu in par_an]
        toutes = list(chain.from_iterable(par_an.values()))
        tout = _figures(toutes, min(annees), max(annees))
        rangees.append([_("Total"), "", *tout])
    tetes = [_("Année"), _("Lieu"), _("Collecté"), _("Réemploi"), _("Recyclage")]
    tetes += [_("Déchetterie"), _("Taux de revalorisation")]
    return Tableau(_("Ce que diront les années"), tetes, rangees)


def _figures(lignes: Sequence[Any], premiere: int, derniere: int) -> list[str]:
    b = bilan_de(lignes, date(premiere, 1, 1), date(derniere, 12, 31))
    masses = (b.collecte_g, b.reemploi_g, b.recyclage_g, b.non_revalorise_g)
    return [*(kilos(g) if g else TIRET for g in masses), pourcent(b.taux)]
