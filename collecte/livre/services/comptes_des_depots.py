"""What a deposit adds to the sums of its month: by origin, by category, by hour."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from ..models import Bon, CumulApports, CumulDepots, CumulHeures
from .cumuls import ajouter

CLE_DEPOTS = ("mois", "lieu", "origine", "localite")
CLE_APPORTS = ("mois", "lieu", "categorie", "origine", "localite")
CLE_HEURES = ("mois", "lieu", "jour_semaine", "heure")


class ComptesDuDepot(NamedTuple):
    """What a deposit adds to each of its caches."""

    depots: dict[tuple, tuple[int, int]]
    apports: dict[tuple, tuple[int]]
    heures: dict[tuple, tuple[int, int]]


def compter_le_depot(
    bon: Bon,
    origine: int,
    localite: int,
    lignes: list[tuple[int, int]],
    retire_le: date | None = None,
) -> None:
    """Add a deposit to the month's sums by origin, locality and hour.

    ``retire_le``: the day it is cancelled, on which it is taken off instead.
    """
    comptes = comptes_du_depot(bon, origine, localite, lignes, retire_le)
    ajouter(CumulDepots, CLE_DEPOTS, comptes.depots)
    if comptes.apports:
        ajouter(CumulApports, CLE_APPORTS, comptes.apports)
    ajouter(CumulHeures, CLE_HEURES, comptes.heures)


def comptes_du_depot(
    bon: Bon,
    origine: int,
    localite: int,
    lignes: list[tuple[int, int]],
    retire_le: date | None = None,
) -> ComptesDuDepot:
    """What a deposit adds to CumulDepots, CumulApports and CumulHeures.

    ``lignes``: pairs (category, grams). A deposit of refusals only counts as a passage.
    """
    mois, lieu = (retire_le or bon.jour).replace(day=1), bon.lieu_id
    signe = -1 if retire_le else 1
    par_categorie: dict[int, int] = defaultdict(int)
    for categorie, masse_g in lignes:
        par_categorie[categorie] += masse_g
    total = signe * sum(par_categorie.values())
    return ComptesDuDepot(
        depots={(mois, lieu, origine, localite): (total, signe)},
        apports={
            (mois, lieu, c, origine, localite): (signe * g,) for c, g in par_categorie.items()
        },
        heures={(mois, lieu, bon.jour.isoweekday(), heure_du_depot(bon)): (total, signe)},
    )


def heure_du_depot(bon: Bon) -> int:
    """The hour of Paris at which it was brought, 0 to 23; ``SANS_HEURE`` if nobody knows.

    The device's clock tells it where a ticket waited for the network; a clock ahead of the
    server's is wrong. What is typed on another day than its own has no hour.
    """
    enregistre_le = bon.enregistre_le
    appareil_le = bon.appareil_le
    for instant in (appareil_le, enregistre_le):
        if instant is None or instant > enregistre_le:
            continue
        local = timezone.localtime(instant)
        if local.date() == bon.jour:
            return local.hour
    return CumulHeures.SANS_HEURE
