"""Whether two periods are of a size to be compared, by two choices of the association.

A first week, or a month of which three days have passed, makes any difference look huge.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.bilans.masses import Ids
from collecte.livre.models import Mouvement
from petiterockette.lieux.models import Association
from petiterockette.mots.mesures import kilos


@dataclass(frozen=True)
class Taille:
    """What a period weighs in a comparison: grams or cents, and the days that it was open."""

    quantite: int
    jours: int


class Seuils(NamedTuple):
    """Under so many percent of the other's quantity, or of its days, nothing is compared."""

    comparable_masse_pc: int = 20
    comparable_jours_pc: int = 50


def ne_compte_que(dit: str) -> str:
    """« ne compte que 1 kg »."""
    return _("ne compte que %(dit)s") % {"dit": dit}


def _jours_ouverts(n: int) -> str:
    if n == 0:
        return _("ne compte aucun jour ouvert")
    return ne_compte_que(ngettext("%(n)d jour ouvert", "%(n)d jours ouverts", n) % {"n": n})


class Mots(NamedTuple):
    """How a size that is too small is said."""

    quantite: Callable[[int], str]
    jours: Callable[[int], str]


EN_KILOS = Mots(lambda g: ne_compte_que(kilos(g)), _jours_ouverts)


def pas_comparable(base: Taille, ici: Taille, seuils: Seuils, mots: Mots, ce: str) -> str:
    """Why a period is not compared with ``base``; empty if it is.

    What is said follows the name of the base (« ne compte que 3 jours ouverts »), or begins
    with ``ce`` where the period itself is too small (« ce mois ne compte que… »).
    """
    mesures = (
        (base.jours, ici.jours, seuils.comparable_jours_pc, mots.jours),
        (base.quantite, ici.quantite, seuils.comparable_masse_pc, mots.quantite),
    )
    for la, celle_ci, part_pc, dire in mesures:
        if _trop_petite(la, celle_ci, part_pc):
            return dire(la)
        if _trop_petite(celle_ci, la, part_pc):
            return f"{ce} {dire(celle_ci)}"
    return ""


def nom_compare(nom: str, raison: str) -> str:
    """A period at the head of a column: « octobre 2026 (pas comparable : ne compte que 1 kg) »."""
    if not raison:
        return nom
    return _("%(nom)s (pas comparable\u00a0: %(raison)s)") % {"nom": nom, "raison": raison}


def _trop_petite(une: int, autre: int, part_pc: int) -> bool:
    return part_pc > 0 and 100 * une < part_pc * autre


def lire_les_jours(
    periodes: Sequence[tuple[date, date]],
    ids: Ids,
    rangees: type[Model] = Mouvement,
    ou: str = "lieu_id",
) -> tuple[Seuils, list[int]]:
    """The association's choices, and of each period, ends included, how many days have rows
    (« rangees ») at some sites, or whatever else the column ``ou`` names; one query.

    From a day to the next through the index: years of movements are not read.
    """
    table = rangees._meta.db_table
    la = "" if ids is None else f" AND {ou} IN ({', '.join(['%s'] * len(ids)) or 'NULL'})"
    premier = f"SELECT jour FROM {table} WHERE jour >= %s AND jour <= %s{la} ORDER BY jour LIMIT 1"
    cites: list[str] = []
    valeurs: list[Any] = []
    for rang, (debut, fin) in enumerate(periodes):
        suivant = (
            f"SELECT m.jour FROM {table} m WHERE m.jour > j{rang}.jour AND m.jour <= %s"
            f"{la} ORDER BY m.jour LIMIT 1"
        )
        cites.append(
            f"j{rang}(jour) AS (SELECT jour FROM ({premier}) premier UNION ALL "
            f"SELECT ({suivant}) FROM j{rang} WHERE j{rang}.jour IS NOT NULL)"
        )
        valeurs += [debut, fin, *(ids or ()), fin, *(ids or ())]
    comptes = ", ".join(f"(SELECT COUNT(jour) FROM j{rang})" for rang in range(len(periodes)))
    choix = ", ".join(
        f"(SELECT {colonne} FROM {Association._meta.db_table})" for colonne in Seuils._fields
    )
    with connection.cursor() as curseur:
        curseur.execute(f"WITH RECURSIVE {', '.join(cites)} SELECT {choix}, {comptes}", valeurs)
        masse_pc, jours_pc, *jours = curseur.fetchone()
    return Seuils() if masse_pc is None else Seuils(masse_pc, jours_pc), jours
