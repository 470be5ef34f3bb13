"""What the export itself, and the schema of its base, make uncertain (pitfalls 1, 6 and 18)."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ...carnet.carnet import Carnet
from ...tables import TABLES
from ...valeurs import ILLISIBLE
from ..constats import Annonce, Constat, chercher, constater
from ..variante import Schema, Variante

A_MOITIE = Annonce(
    1,
    "mise_a_niveau_a_moitie",
    _("Tables ou colonnes d’avant 2018 au milieu d’une base mise à niveau"),
    _("lues par leurs noms, chacune comme elle est\u00a0; aucun lien entre tables n’est cru"),
)
ARRONDIS = Annonce(
    1,
    "arrondis",
    _("Prix, tares ou taux gardés sans décimales par l’ancien outil"),
    _("repris tels quels, à relire dans les listes\u00a0: 0,25 € a pu devenir 0 €"),
)
PRIX_NULS = Annonce(
    1,
    "prix_nuls",
    _("Objets de la grille à 0 €"),
    _("repris sans prix conseillé"),
)
ULTIMES = Annonce(
    6,
    "ultime_perdu",
    _("Bacs tous dits « déchet ultime »\u00a0: la mise à niveau de 2017 l’a écrit d’office"),
    _("à dire bac par bac\u00a0: recyclé, ou éliminé"),
    a_decider=True,
)
MANQUANTES = Annonce(
    18,
    "tables_manquantes",
    _("Tables absentes de l’export"),
    _("rien n’entre sans elles\u00a0: refaites l’export, ou dites que la base n’en a pas"),
    a_decider=True,
)
VIDEES = Annonce(
    18,
    "tables_videes",
    _("Tables sans une rangée, alors que l’ancien outil y a écrit"),
    _("refaites l’export avec les données, ou dites qu’elles ont été vidées"),
    a_decider=True,
)
PAS_FINI = Annonce(
    18,
    "pas_fini",
    _("L’export ne porte pas sa dernière ligne\u00a0: la fin a pu être perdue"),
    _("refaites l’export, ou dites qu’il est entier"),
    a_decider=True,
)
ILLISIBLES = Annonce(
    18,
    "illisibles",
    _("Valeurs qui ne se lisent pas (un prix en lettres, une date impossible)"),
    _("reprises vides"),
)


def variante_du_schema(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    if variante.schema is Schema.A_MOITIE:
        absents = [(indice, 0) for indice, la in variante.indices.items() if not la]
        yield from constater(A_MOITIE, len(absents), absents)
    touchees = [table for table, _colonne in variante.arrondies]
    nombre = sum(carnet.nombres[table] for table in touchees)
    yield from constater(ARRONDIS, nombre)
    yield from chercher(carnet, PRIX_NULS, "grille_objets", "t.prix = 0")


def dechets_ultimes(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    """Where « ultime » is a word, people wrote it; as a boolean, all true, a script did."""
    ultime = carnet.base.definitions.get("types_poubelles")
    if ultime and ultime.colonnes.get("ultime", "").startswith("text"):
        return
    if carnet.un("SELECT COUNT(*) AS n FROM types_poubelles WHERE ultime = 0"):
        return
    bacs = "(SELECT SUM(masse_g) FROM cumul_sorties WHERE poubelle = t.id)"
    yield from chercher(carnet, ULTIMES, "types_poubelles", "t.ultime = 1", masse=bacs)


def export_incomplet(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    yield from constater(
        MANQUANTES, len(variante.manquantes), [(t, 0) for t in variante.manquantes]
    )
    videes = [
        (table, definition.compteur)
        for table, definition in carnet.base.definitions.items()
        if table in TABLES and (definition.compteur or 1) > 1 and not carnet.nombres[table]
    ]
    yield from constater(VIDEES, len(videes), [(t, (suivant or 1) - 1) for t, suivant in videes])
    yield from constater(PAS_FINI, int(carnet.base.outil == "mysqldump" and not carnet.base.fini))
    fautes = carnet.base.fautes
    illisibles = {cle: n for cle, n in fautes.nombres.items() if cle[0] == ILLISIBLE}
    exemples = [(cle[1], numero) for cle in illisibles for numero in fautes.exemples[cle]]
    yield from constater(ILLISIBLES, sum(illisibles.values()), exemples)
