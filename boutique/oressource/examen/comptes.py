"""What a base counts, per year, point and kind: to be found again once it is brought in.

Dated and summed as Oressource's own screens do, so that both are compared line to line; refunds are
told both ways, since its screens forgot the quantity. Rows whose gesture is gone
are not in them: the pitfalls tell how many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..carnet.carnet import Carnet
from ..tables import TABLES, Nature

# What « sorties.classe » may say, in words, in the order of the screens.
CLASSES = {
    "sorties": "dons",
    "sortiesc": "partenaires",
    "sortiesr": "recycleurs",
    "sortiesp": "bacs",
    "sortiesd": "déchetterie",
}


@dataclass(frozen=True)
class Rangees:
    """Rows of a table written in a year; None for those of no year."""

    table: str
    annee: int | None
    nombre: int


@dataclass(frozen=True)
class Entrees:
    annee: int | None
    point: int
    nom_du_point: str
    type: int
    nom_du_type: str
    depots: int
    pesees: int
    masse_g: int


@dataclass(frozen=True)
class Sorties:
    """``classe``: as the base writes it (``CLASSES``)."""

    annee: int | None
    point: int
    nom_du_point: str
    classe: str
    sorties: int
    pesees: int
    masse_g: int


@dataclass(frozen=True)
class Ventes:
    """``remboursements_ecran_cts``: without the quantity, as its screens told them."""

    annee: int | None
    point: int
    nom_du_point: str
    ventes: int
    remboursements: int
    vides: int
    montant_cts: int
    remboursements_ecran_cts: int
    remboursements_cts: int
    masse_g: int


@dataclass(frozen=True)
class Moyens:
    annee: int | None
    point: int
    nom_du_point: str
    moyen: int
    nom_du_moyen: str
    tickets: int
    montant_cts: int
    remboursements_ecran_cts: int
    remboursements_cts: int


@dataclass(frozen=True)
class Comptes:
    rangees: Sequence[Rangees]
    entrees: Sequence[Entrees]
    sorties: Sequence[Sorties]
    ventes: Sequence[Ventes]
    moyens: Sequence[Moyens]


def compter(carnet: Carnet) -> Comptes:
    return Comptes(
        [rangees for table in TABLES for rangees in _rangees(carnet, table)],
        [Entrees(*lue) for lue in carnet.lire(_ENTREES)],
        [
            Sorties(*lue)
            for lue in carnet.lire(_SORTIES.format(carnet.horloge.annee("p.timestamp")))
        ],
        [Ventes(*lue) for lue in carnet.lire(_VENTES)],
        [Moyens(*lue) for lue in carnet.lire(_MOYENS)],
    )


def _rangees(carnet: Carnet, table: str) -> list[Rangees]:
    """Year by year for what tells gestures, altogether for the rest."""
    if TABLES[table].nature in (Nature.GESTE, Nature.LIGNE):
        lues: list[Any] = carnet.lire(
            f"""SELECT {carnet.horloge.annee("timestamp")} AS annee, COUNT(*) AS nombre
                FROM {table} GROUP BY 1 ORDER BY 1"""
        )
        return [Rangees(table, lue.annee, lue.nombre) for lue in lues]
    return [Rangees(table, None, carnet.nombres[table])] if carnet.nombres[table] else []


_NOM = "COALESCE((SELECT nom FROM {0} m WHERE m.id = c.{1}), '')"
_ENTREES = f"""
    SELECT c.annee, c.point, {_NOM.format("points_collecte", "point")} AS nom_du_point,
           c.type, {_NOM.format("type_collecte", "type")} AS nom_du_type,
           c.depots, COALESCE(e.pesees, 0) AS pesees, COALESCE(e.masse_g, 0) AS masse_g
    FROM (SELECT annee, point, type, SUM(depots) AS depots FROM cumul_depots GROUP BY 1, 2, 3) c
    LEFT JOIN (SELECT annee, point, type, SUM(pesees) AS pesees, SUM(masse_g) AS masse_g
               FROM cumul_entrees GROUP BY 1, 2, 3) e
        ON e.annee IS c.annee AND e.point IS c.point AND e.type IS c.type
    ORDER BY 1, 2, 4"""
_SORTIES = f"""
    SELECT c.annee, c.point, {_NOM.format("points_sortie", "point")} AS nom_du_point,
           c.classe, c.sorties, c.pesees, c.masse_g
    FROM (SELECT {{0}} AS annee, COALESCE(b.id_point_sortie, 0) AS point,
                 COALESCE(b.classe, '') AS classe,
                 COUNT(DISTINCT b.id) AS sorties, COUNT(*) AS pesees,
                 COALESCE(SUM(p.masse), 0) AS masse_g
          FROM pesees_sorties p JOIN sorties b ON b.id = p.id_sortie GROUP BY 1, 2, 3) c
    ORDER BY 1, 2, 4"""
_VENTES = f"""
    SELECT c.annee, c.point, {_NOM.format("points_vente", "point")} AS nom_du_point,
           c.ventes, c.remboursements, c.vides,
           COALESCE(v.montant, 0) AS montant, COALESCE(v.ecran, 0) AS ecran,
           COALESCE(v.rendu, 0) AS rendu, COALESCE(v.masse, 0) AS masse
    FROM (SELECT annee, point, SUM(ventes) AS ventes, SUM(remboursements) AS remboursements,
                 SUM(vides) AS vides FROM cumul_tickets GROUP BY 1, 2) c
    LEFT JOIN (SELECT annee, point, SUM(montant_cts) AS montant, SUM(rembourse_ecran_cts) AS ecran,
                      SUM(rembourse_cts) AS rendu, SUM(masse_g) AS masse
               FROM cumul_ventes GROUP BY 1, 2) v ON v.annee IS c.annee AND v.point IS c.point
    ORDER BY 1, 2"""
_MOYENS = f"""
    SELECT c.annee, c.point, {_NOM.format("points_vente", "point")} AS nom_du_point,
           c.moyen, {_NOM.format("moyens_paiement", "moyen")} AS nom_du_moyen,
           c.tickets, COALESCE(v.montant, 0) AS montant, COALESCE(v.ecran, 0) AS ecran,
           COALESCE(v.rendu, 0) AS rendu
    FROM (SELECT annee, point, moyen, SUM(ventes + remboursements) AS tickets
          FROM cumul_tickets GROUP BY 1, 2, 3) c
    LEFT JOIN (SELECT annee, point, moyen, SUM(montant_cts) AS montant,
                      SUM(rembourse_ecran_cts) AS ecran, SUM(rembourse_cts) AS rendu
               FROM cumul_ventes GROUP BY 1, 2, 3) v
        ON v.annee IS c.annee AND v.point IS c.point AND v.moyen IS c.moyen
    ORDER BY 1, 2, 4"""
