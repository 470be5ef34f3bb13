"""What counters let in: the same thing twice, decimals lost (pitfalls 13 and 14)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...carnet.carnet import Carnet
from ...carnet.cumuls import MONTANT
from ..constats import EXEMPLES, Annonce, Constat, chercher, constater
from ..variante import Variante

# Two gestes alike within so many seconds are one, sent twice.
SECONDES = 30
# From that day, « 12,5 » was read as 12 (Oressource, commit of its rewritten counters).
VIRGULE_PERDUE = "2017-07-01"
# A share of whole kilograms over what it was before by so much, in points of percentage.
POINTS_DE_TROP = 10
# What a column of seven figures holds at most, in grams.
PLAFOND_G = 9_999_999
DOUBLES = Annonce(
    13,
    "doubles",
    _("Gestes pareils au précédent, à quelques secondes\u00a0: sans doute envoyés deux fois"),
    _("repris et marqués, jamais retirés d’office"),
)
SANS_DECIMALES = Annonce(
    14,
    "decimales_perdues",
    _("Pesées en kilos ronds depuis que l’ancien outil perdait ce qui suit la virgule"),
    _("reprises telles quelles\u00a0: ce qui est perdu ne se retrouve pas"),
)
AU_PLAFOND = Annonce(
    14,
    "au_plafond",
    _("Pesées sorties à 9 999,999 kg, le plus que l’ancien outil savait écrire"),
    _("reprises telles quelles et marquées"),
)
# (table, who and where, its lines): what two gestures alike have in common.
PAREILS = (
    (
        "ventes",
        "id_point_vente, id_createur, id_moyen_paiement",
        "SELECT id_vente AS geste, group_concat(id_type_dechet || '/' || COALESCE(id_objet, 0) "
        "|| '/' || quantite || '/' || prix || '/' || remboursement) AS lignes, "
        f"SUM({MONTANT}) AS montant_cts, NULL AS masse_g FROM vendus l GROUP BY id_vente",
    ),
    (
        "collectes",
        "id_point_collecte, id_createur, id_type_collecte, localisation",
        "SELECT id_collecte AS geste, group_concat(id_type_dechet || '/' || masse) AS lignes, "
        "NULL AS montant_cts, SUM(masse) AS masse_g FROM pesees_collectes GROUP BY id_collecte",
    ),
    (
        "sorties",
        "id_point_sortie, id_createur, classe, id_filiere, id_convention, id_type_sortie",
        "SELECT id_sortie AS geste, group_concat(COALESCE(id_type_dechet, 0) || '/' || "
        "COALESCE(id_type_poubelle, 0) || '/' || COALESCE(id_type_dechet_evac, 0) || '/' || masse) "
        "AS lignes, NULL AS montant_cts, SUM(masse) AS masse_g FROM pesees_sorties "
        "GROUP BY id_sortie",
    ),
)


def envoyes_deux_fois(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for table, _qui, _lignes in PAREILS:
        doubles = doubles_de(carnet, table)
        yield from constater(
            DOUBLES,
            len(doubles),
            [(table, double.id) for double in doubles[:EXEMPLES]],
            _somme([double.masse_g for double in doubles]),
            _somme([double.montant_cts for double in doubles]),
        )


def doubles_de(carnet: Carnet, table: str) -> list[Any]:
    """The gestures of a table that repeat the one before: id, cents, grams, in their order."""
    [(qui, lignes)] = [(qui, lignes) for nom, qui, lignes in PAREILS if nom == table]
    return carnet.lire(
        f"""SELECT id, montant_cts, masse_g FROM (
                SELECT t.id, l.montant_cts, l.masse_g,
                       strftime('%s', t.timestamp) - strftime('%s', LAG(t.timestamp) OVER memes)
                       AS secondes
                FROM {table} t JOIN ({lignes}) l ON l.geste = t.id
                WINDOW memes AS (PARTITION BY {qui}, l.lignes ORDER BY t.timestamp, t.id)
            ) WHERE secondes <= (?) ORDER BY id""",
        SECONDES,
    )


def _somme(valeurs: list[int | None]) -> int | None:
    sues = [valeur for valeur in valeurs if valeur is not None]
    return sum(sues) if sues else None


def decimales_perdues(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for table in ("pesees_collectes", "pesees_sorties"):
        avant, depuis = (
            carnet.lire(
                f"""SELECT COUNT(*) AS pesees, COALESCE(SUM(masse % 1000 = 0), 0) AS rondes
                    FROM {table} WHERE masse > 0 AND timestamp {signe} (?)""",
                VIRGULE_PERDUE,
            )[0]
            for signe in ("<", ">=")
        )
        part_avant = 100 * avant.rondes // avant.pesees if avant.pesees else 0
        part = 100 * depuis.rondes // depuis.pesees if depuis.pesees else 0
        if part > part_avant + POINTS_DE_TROP:
            yield from chercher(
                carnet,
                SANS_DECIMALES,
                table,
                "t.masse > 0 AND t.masse % 1000 = 0 AND t.timestamp >= (?)",
                VIRGULE_PERDUE,
                masse="t.masse",
            )
    yield from chercher(
        carnet, AU_PLAFOND, "pesees_sorties", "t.masse >= (?)", PLAFOND_G, masse="t.masse"
    )
