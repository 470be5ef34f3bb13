"""What sales hide: lots, refunds, masses, samples that were never sold (pitfalls 2 to 5)."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from ...carnet.carnet import Carnet
from ..constats import Annonce, Constat, chercher
from ..variante import Variante

# Days when Oressource's own code changed what it wrote; a base changed the day it was upgraded.
# Source: its history, de31d2b, f562630, 6aab020 (lots), 12900c0 (masses).
LOT_COMME_UNITE, LOT_MARQUE = "2017-08-18", "2017-12-30"
MASSE_A_L_UNITE, MASSE_DE_LA_LIGNE = "2017-08-18", "2018-07-15"

LOTS_A_L_UNITE = Annonce(
    2,
    "lots_a_l_unite",
    _("Lignes de plusieurs objets d’avant le 18 août 2017, dont des lots écrits à l’unité"),
    _("reprises au prix × la quantité, à quelques centimes près du lot"),
)
LOTS_SANS_MARQUE = Annonce(
    2,
    "lots_sans_marque",
    _("Lignes de plusieurs objets où le prix d’un lot a pu être compté à chaque objet"),
    _(
        "reprises comme les écrans de l’ancien outil les comptaient et marquées, "
        "sauf si vous dites que ce sont des lots"
    ),
    a_decider=True,
)
REMBOURSEMENTS = Annonce(
    3,
    "remboursements",
    _("Lignes remboursées, sans lien avec leur vente, toutes sur le premier moyen"),
    _("reprises en tickets d’avoir\u00a0; le moyen n’est pas tenu pour su"),
)
SOUS_COMPTES = Annonce(
    3,
    "remboursements_sous_comptes",
    _("Remboursements de plusieurs objets, comptés une fois dans les bilans de l’ancien outil"),
    _("repris pour ce qui a été rendu\u00a0; les deux totaux sont dits côte à côte"),
)
MASSES_TAPEES = Annonce(
    4,
    "masses_avant_2017",
    _("Masses de plusieurs objets d’avant le 18 août 2017\u00a0: à l’unité ou du lot, on ne sait"),
    _("reprises telles quelles et marquées, jamais multipliées"),
)
MASSES_UNITAIRES = Annonce(
    4,
    "masses_a_l_unite",
    _("Masses de plusieurs objets du 18 août 2017 au 15 juillet 2018, tenues pour unitaires"),
    _("reprises telles quelles et marquées, jamais multipliées"),
)
MASSES_DITES_UNITAIRES = Annonce(
    4,
    "masses_de_la_ligne",
    _("Masses de plusieurs objets depuis le 15 juillet 2018, de la ligne bien que dites unitaires"),
    _("reprises pour la ligne entière et marquées"),
)
ECHANTILLONS = Annonce(
    5,
    "pesees_statistiques",
    _("Pesées d’échantillons, sans vente"),
    _("poids de référence de leur catégorie\u00a0; jamais comptées comme vendues"),
)
# Day in Paris from which the mass of several objects is that of all of them.
MASSE_SUE_DEPUIS = date.fromisoformat(MASSE_DE_LA_LIGNE)
DE_PLUSIEURS = "t.quantite > 1 AND t.prix > 0 AND COALESCE(t.lot, 0) = 0"
TICKET = "JOIN ventes b ON b.id = t.id_vente"


def masse_est_estimee(quantite: int | None, jour: date) -> bool:
    """Whether the mass of a line that was sold is an estimate, for the matter and for the shop: of
    several objects, where nobody knows if what was typed weighs one of them or all.

    ``jour``: of the sale, in Paris. Source: pitfall 4 of docs/reprise.md.
    """
    return (quantite or 0) > 1 and jour < MASSE_SUE_DEPUIS


def lots_par_periode(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    yield from chercher(
        carnet,
        LOTS_A_L_UNITE,
        "vendus",
        f"{DE_PLUSIEURS} AND b.timestamp < (?)",
        LOT_COMME_UNITE,
        montant="t.prix * t.quantite",
        avec=TICKET,
    )
    yield from chercher(
        carnet,
        LOTS_SANS_MARQUE,
        "vendus",
        f"{DE_PLUSIEURS} AND b.timestamp >= (?) AND b.timestamp < (?)",
        LOT_COMME_UNITE,
        premier_lot_marque(carnet, variante),
        montant="t.prix * (t.quantite - 1)",
        avec=TICKET,
    )


def premier_lot_marque(carnet: Carnet, variante: Variante) -> str:
    """When this base began to mark its lots: the first that is; never, without the column."""
    if not variante.indices.get("lots_marques"):
        return "9999"
    premier = carnet.un(f"SELECT MIN(b.timestamp) AS le FROM vendus t {TICKET} WHERE t.lot > 0")
    return str(premier or LOT_MARQUE)


def remboursements(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    rendu = "t.remboursement * t.quantite"
    yield from chercher(carnet, REMBOURSEMENTS, "vendus", "t.remboursement > 0", montant=rendu)
    yield from chercher(
        carnet,
        SOUS_COMPTES,
        "vendus",
        "t.remboursement > 0 AND t.quantite > 1",
        montant="t.remboursement * (t.quantite - 1)",
    )


def masses_vendues(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    periodes = (
        (MASSES_TAPEES, "", MASSE_A_L_UNITE),
        (MASSES_UNITAIRES, MASSE_A_L_UNITE, MASSE_DE_LA_LIGNE),
        (MASSES_DITES_UNITAIRES, MASSE_DE_LA_LIGNE, "9999"),
    )
    for annonce, debut, fin in periodes:
        yield from chercher(
            carnet,
            annonce,
            "pesees_vendus",
            "l.quantite > 1 AND t.masse > 0 AND t.timestamp >= (?) AND t.timestamp < (?)",
            debut,
            fin,
            masse="t.masse",
            avec="JOIN vendus l ON l.id = t.id_vendu",
        )


def pesees_statistiques(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    yield from chercher(
        carnet,
        ECHANTILLONS,
        "pesees_vendus",
        "COALESCE(l.id_vente, 0) = 0 AND COALESCE(l.prix, 0) = 0",
        masse="t.masse",
        avec="JOIN vendus l ON l.id = t.id_vendu",
    )
