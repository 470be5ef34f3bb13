"""The words of the old tool, that a person will give new ones: each with what it weighs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.mots.mesures import kilos
from petiterockette.mots.monnaie import euros

from ..carnet.carnet import Carnet

# Where each list is named: (sums, column).
ENTREES, SORTIES, VENTES = "cumul_entrees", "cumul_sorties", "cumul_ventes"
LISTES: Mapping[str, Sequence[tuple[str, str]]] = {
    "points_collecte": [(ENTREES, "point")],
    "points_sortie": [(SORTIES, "point")],
    "points_vente": [(VENTES, "point")],
    "type_dechets": [(ENTREES, "categorie"), (SORTIES, "categorie"), (VENTES, "categorie")],
    "type_dechets_evac": [(SORTIES, "matiere")],
    "types_poubelles": [(SORTIES, "poubelle")],
    "type_contenants": [],
    "type_collecte": [(ENTREES, "type")],
    "localites": [(ENTREES, "localite")],
    "type_sortie": [(SORTIES, "type")],
    "conventions_sorties": [(SORTIES, "convention")],
    "filieres_sortie": [(SORTIES, "filiere")],
    "moyens_paiement": [(VENTES, "moyen")],
    "grille_objets": [(VENTES, "objet")],
}
NOMS = {
    "points_collecte": _("Points de collecte"),
    "points_sortie": _("Points de sortie"),
    "points_vente": _("Points de vente"),
    "type_dechets": _("Catégories d’objets"),
    "type_dechets_evac": _("Matières évacuées"),
    "types_poubelles": _("Bacs"),
    "type_contenants": _("Contenants"),
    "type_collecte": _("Origines"),
    "localites": _("Localités"),
    "type_sortie": _("Sortes de dons"),
    "conventions_sorties": _("Partenaires"),
    "filieres_sortie": _("Recycleurs"),
    "moyens_paiement": _("Moyens de paiement"),
    "grille_objets": _("Grille des prix"),
}
MAINTENANCE = "[Maintenance]"
DROIT = re.compile(r"bi|[csv]\d+|[a-z]")


@dataclass(frozen=True)
class Mot:
    """A word of a list: its id and name in the old tool, what was counted under it.

    ``efface``: rows name it and it is gone; ``remplacant``: the old tool put it in the place of one
    that was. ``precision``: its price, its tare, what it becomes. Masses in grams; years None
    when no row names it.
    """

    liste: str
    id: int
    nom: str
    visible: bool
    efface: bool
    remplacant: bool
    precision: str
    rangees: int
    entre_g: int
    sorti_g: int
    vendu_g: int
    montant_cts: int
    premiere: int | None
    derniere: int | None


@dataclass(frozen=True)
class Equipe:
    """The accounts, counted: nobody is named. ``droits``: right → how many accounts had it."""

    comptes: int
    ont_agi: int
    droits: Mapping[str, int]


def mots_a_decider(carnet: Carnet) -> list[Mot]:
    return [mot for liste in LISTES for mot in _mots(carnet, liste)]


def _mots(carnet: Carnet, liste: str) -> Iterator[Mot]:
    """Those of the list, in the order of their ids, then those that rows name and that are gone."""
    usages = _usages(carnet, liste)
    for mot in carnet.rangees(liste):
        nom = mot.nom or ""
        yield _mot(
            liste, mot.id, nom, mot.visible != 0, False, _precision(mot), usages.pop(mot.id, None)
        )
    for numero, usage in sorted(usages.items()):
        yield _mot(liste, numero, "", False, True, "", usage)


def _mot(
    liste: str, numero: int, nom: str, visible: bool, efface: bool, precision: str, usage: Any
) -> Mot:
    sommes = (0, 0, 0, 0, 0, None, None) if usage is None else tuple(usage)[1:]
    remplacant = nom.startswith(MAINTENANCE)
    return Mot(liste, numero, nom, visible, efface, remplacant, precision, *sommes)


def _usages(carnet: Carnet, liste: str) -> dict[int, Any]:
    """Id → what the rows that name it add up to."""
    parts = " UNION ALL ".join(_PARTS[cumul].format(colonne) for cumul, colonne in LISTES[liste])
    if not parts:
        return {}
    lues = carnet.lire(
        f"""SELECT mot, SUM(rangees) AS rangees, SUM(entre_g) AS entre_g, SUM(sorti_g) AS sorti_g,
               SUM(vendu_g) AS vendu_g, SUM(montant_cts) AS montant_cts,
               MIN(annee) AS premiere, MAX(annee) AS derniere
           FROM ({parts}) WHERE mot > 0 GROUP BY mot"""
    )
    return {lue.mot: lue for lue in lues}


_PARTS = {
    ENTREES: "SELECT {0} AS mot, annee, pesees AS rangees, COALESCE(masse_g, 0) AS entre_g, "
    "0 AS sorti_g, 0 AS vendu_g, 0 AS montant_cts FROM cumul_entrees",
    SORTIES: "SELECT {0} AS mot, annee, pesees AS rangees, 0 AS entre_g, "
    "COALESCE(masse_g, 0) AS sorti_g, 0 AS vendu_g, 0 AS montant_cts FROM cumul_sorties",
    VENTES: "SELECT {0} AS mot, annee, lignes AS rangees, 0 AS entre_g, 0 AS sorti_g, "
    "COALESCE(masse_g, 0) AS vendu_g, COALESCE(montant_cts, 0) AS montant_cts FROM cumul_ventes",
}


def _precision(mot: Any) -> str:
    """What a list says of a word besides its name, in a few words."""
    dits = mot._asdict()
    if dits.get("prix") is not None:
        return euros(dits["prix"])
    tare = dits.get("masse", dits.get("masse_bac"))
    ultime = {1: _("ultime"), 0: _("recyclé")}.get(dits.get("ultime", -1))
    return ", ".join(str(dit) for dit in (kilos(tare) if tare else "", ultime) if dit)


def matieres_acceptees(ecrit: str | None) -> list[int]:
    """The ids of the materials that a recycler takes: « a1a4a7 », or « 3 » in older rows."""
    return [int(numero) for numero in re.findall(r"\d+", ecrit or "")]


def droits(niveau: str | None) -> set[str]:
    """The rights that « niveau » writes side by side: « c1c5v1bi » → c, v, bi."""
    lus = DROIT.findall(niveau or "")
    return {lu if lu == "bi" else lu[0] for lu in lus}


def equipe(carnet: Carnet) -> Equipe:
    nombres: dict[str, int] = {}
    for compte in carnet.rangees("utilisateurs"):
        for droit in droits(compte.niveau):
            nombres[droit] = nombres.get(droit, 0) + 1
    ont_agi = carnet.un(
        """SELECT COUNT(*) AS n FROM utilisateurs u
           WHERE u.id IN (SELECT id_createur FROM collectes UNION SELECT id_createur FROM sorties
                          UNION SELECT id_createur FROM ventes)"""
    )
    return Equipe(carnet.nombres["utilisateurs"], ont_agi, dict(sorted(nombres.items())))
