"""Today at each site, for whoever reads the months: doors, deposits, what came in, what left."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone

from collecte.bilans.bilan import Bilan
from collecte.bilans.grains import Masse
from collecte.bilans.masses import bilan_de
from collecte.bilans.passages import depots_par_lieu
from collecte.livre.models import Mouvement
from collecte.matiere.etapes import Famille
from petiterockette.comptes.portees import portee
from petiterockette.lieux.journees import JourneeDuLieu, journees
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import TIRET

LIRE = "collecte.lire_les_mois"


@dataclass(frozen=True)
class Colonne:
    """A column that an upper app adds: its title, a written figure by site (None: nothing), and
    the one of all these sites. ``droit``: who reads it."""

    titre: Any
    droit: str
    lire: Callable[[date, list[int]], tuple[dict[int, str], str]]


COLONNES: list[Colonne] = []


@dataclass(frozen=True)
class JourDuLieu:
    """A site's day so far."""

    journee: JourneeDuLieu
    depots: int
    bilan: Bilan
    ajouts: list[tuple[Any, str]]


@dataclass(frozen=True)
class Aujourdhui:
    """The day so far, site by site, in the order of the sites."""

    lieux: list[JourDuLieu]
    ajouts: list[tuple[Any, str]]

    @property
    def plusieurs(self) -> bool:
        return len(self.lieux) > 1

    @property
    def depots(self) -> int:
        return sum(li.depots for li in self.lieux)

    @property
    def collecte_g(self) -> int:
        return sum(li.bilan.collecte_g for li in self.lieux)

    @property
    def sorties_g(self) -> int:
        return sum(li.bilan.sorties_g for li in self.lieux)


def aujourd_hui(request: HttpRequest) -> Aujourdhui | None:
    """Today at the open sites whose months this account reads; seven queries for any number."""
    if not request.user.has_perm(LIRE):
        return None
    jour = timezone.localdate()
    ids = portee(request.user, LIRE).ids_des_lieux
    ouverts = Lieu.objects.ouverts(jour)
    lieux = list(ouverts if ids is None else ouverts.filter(pk__in=ids))
    if not lieux:
        return None
    pks = [lieu.pk for lieu in lieux]
    depots, bilans = depots_par_lieu(jour, pks), bilans_par_lieu(jour, pks)
    lues = [(c.titre, *c.lire(jour, pks)) for c in COLONNES if request.user.has_perm(c.droit)]
    return Aujourdhui(
        [
            JourDuLieu(
                j,
                depots.get(j.lieu.pk, 0),
                bilans[j.lieu.pk],
                [(titre, par_lieu.get(j.lieu.pk, TIRET)) for titre, par_lieu, _tous in lues],
            )
            for j in journees(lieux)
        ],
        [(titre, tous) for titre, _par_lieu, tous in lues],
    )


def bilans_par_lieu(jour: date, lieux: Collection[int]) -> dict[int, Bilan]:
    """The bilan of a day at each of these sites, in one query."""
    moves = Mouvement.objects.filter(jour=jour, lieu__in=lieux, famille=Famille.OBJETS).order_by()
    cle = ("lieu", "mois", "categorie", "matiere", "de", "vers", "mesure")
    par_lieu: dict[int, list[Masse]] = defaultdict(list)
    for lieu, *ligne in moves.values_list(*cle).annotate(Sum("masse_g")):
        par_lieu[lieu].append(tuple(ligne))
    return {lieu: bilan_de(par_lieu[lieu], jour, jour) for lieu in lieux}
