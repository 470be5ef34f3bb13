"""Whether another period is big enough to be compared with, by two choices of the association.

A first week, or a month that the books entered on its 27th, makes any difference look huge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from petiterockette.lieux.models import Association

from ..bilan import Bilan
from ..bilans import Ids
from ..models import Mouvement


@dataclass(frozen=True)
class Poids:
    """What a period weighs in a comparison: grams in and out, and days on which something moved."""

    bilan: Bilan
    jours: int


class Seuils(NamedTuple):
    """Under so many percent of the other's kilograms, or of its days, nothing is compared."""

    comparable_masse_pc: int = 20
    comparable_jours_pc: int = 50


def pas_comparable(base: Poids, autre: Poids, champ: str, seuils: Seuils) -> str:
    """Why ``autre`` is not compared with ``base`` on a figure (« sorties_g »); empty if it is."""
    la, ici = getattr(base.bilan, champ), getattr(autre.bilan, champ)
    if 100 * la < seuils.comparable_masse_pc * ici:
        return _("moins de %(n)d\u00a0%% des kilos") % {"n": seuils.comparable_masse_pc}
    if 100 * base.jours < seuils.comparable_jours_pc * autre.jours:
        return _("moins de %(n)d\u00a0%% des jours ouverts") % {"n": seuils.comparable_jours_pc}
    return ""


def lire_les_jours(periodes: Sequence[tuple[date, date]], lieux: Ids) -> tuple[Seuils, list[int]]:
    """The association's choices, and of each period, ends included, how many days moved
    something at some sites; one query.

    From a day to the next through the index: years of movements are not read.
    """
    table = Mouvement._meta.db_table
    la = "" if lieux is None else f" AND lieu_id IN ({', '.join(['%s'] * len(lieux)) or 'NULL'})"
    premier = f"SELECT jour FROM {table} WHERE jour >= %s AND jour <= %s{la} ORDER BY jour LIMIT 1"
    cites, valeurs = [], []
    for rang, bornes in enumerate(periodes):
        debut, fin = (connection.ops.adapt_datefield_value(jour) for jour in bornes)
        suivant = (
            f"SELECT m.jour FROM {table} m WHERE m.jour > j{rang}.jour AND m.jour <= %s"
            f"{la} ORDER BY m.jour LIMIT 1"
        )
        cites.append(
            f"j{rang}(jour) AS (SELECT jour FROM ({premier}) premier UNION ALL "
            f"SELECT ({suivant}) FROM j{rang} WHERE j{rang}.jour IS NOT NULL)"
        )
        valeurs += [debut, fin, *(lieux or ()), fin, *(lieux or ())]
    comptes = ", ".join(f"(SELECT COUNT(jour) FROM j{rang})" for rang in range(len(periodes)))
    choix = ", ".join(
        f"(SELECT {colonne} FROM {Association._meta.db_table})" for colonne in Seuils._fields
    )
    with connection.cursor() as curseur:
        curseur.execute(f"WITH RECURSIVE {', '.join(cites)} SELECT {choix}, {comptes}", valeurs)
        masse_pc, jours_pc, *jours = curseur.fetchone()
    return Seuils() if masse_pc is None else Seuils(masse_pc, jours_pc), jours
