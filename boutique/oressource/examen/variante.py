"""Which of Oressource's schemas a base has: its columns tell, not its version, which is nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from ..carnet.carnet import Carnet
from ..lecture.definitions import Definition
from ..tables import GESTES, TABLES, nom_present

# As MySQL writes the types of the columns of « oui » and « non » since 2018.
BOOLEENS = ("tinyint", "bool", "bit")
A_L_UNITE = ("decimal(10,0)", "decimal(10)", "int")


class Schema(Enum):
    """Each is what ``Variante.schema`` may be; its words."""

    AVANT_2016 = "avant_2016"
    DE_2016 = "de_2016"
    NEUF = "neuf"
    MIS_A_NIVEAU = "mis_a_niveau"
    A_MOITIE = "a_moitie"


NOMS = {
    Schema.AVANT_2016: _("d’avant octobre 2016"),
    Schema.DE_2016: _("de 2016 ou 2017"),
    Schema.NEUF: _("de 2018 ou plus tard, installée neuve"),
    Schema.MIS_A_NIVEAU: _("mise à niveau depuis 2018"),
    Schema.A_MOITIE: _("mise à niveau à moitié"),
}


# Columns that a fresh base keeps in whole kilograms, euros, percents, and an upgraded one does not.
ARRONDIES = (
    ("grille_objets", "prix"),
    ("type_contenants", "masse"),
    ("types_poubelles", "masse_bac"),
    ("description_structure", "taux_tva"),
)
# Fresh bases are younger.
DEPUIS = "2018-01-01"


@dataclass(frozen=True)
class Variante:
    """A schema, and what shows it: each clue of one of 2018 → whether this base has it.

    A clue of a table that is not there is not there either. ``manquantes``: tables that a base
    of this age has, and this export has not; ``arrondies``: pairs (table, column) kept whole;
    ``inconnues``: tables of the export that are none of Oressource's.
    """

    schema: Schema
    indices: Mapping[str, bool]
    manquantes: tuple[str, ...]
    arrondies: tuple[tuple[str, str], ...]
    inconnues: tuple[str, ...]

    @property
    def nom(self) -> str:
        return str(NOMS[self.schema])


def lire_la_variante(carnet: Carnet) -> Variante:
    definitions, colonnes = carnet.base.definitions, _colonnes(carnet)
    indices = dict(_indices(definitions, colonnes))
    arrondies = tuple(lieu for lieu in ARRONDIES if _type(definitions, *lieu).startswith(A_L_UNITE))
    schema = _schema(indices, "pesees_vendus" in colonnes)
    if schema is Schema.MIS_A_NIVEAU and ("grille_objets", "prix") in arrondies:
        premiere = carnet.un("SELECT MIN(timestamp) AS premiere FROM collectes")
        schema = Schema.NEUF if (premiere or DEPUIS) >= DEPUIS else schema
    return Variante(
        schema,
        indices,
        tuple(t for t in TABLES if t not in colonnes and not _permise(t, schema)),
        arrondies,
        tuple(sorted(set(definitions) - set(TABLES))),
    )


def _colonnes(carnet: Carnet) -> dict[str, set[str]]:
    """Table → its columns by their present names: as declared, or as its rows named them."""
    lues = {t: set(noms) for t, noms in carnet.colonnes.items()}
    for definition in carnet.base.definitions.values():
        if definition.table in TABLES:
            noms = {nom_present(definition.table, c) for c in definition.colonnes}
            lues.setdefault(definition.table, set()).update(noms)
    return lues


def _indices(
    definitions: Mapping[str, Definition], colonnes: Mapping[str, set[str]]
) -> Iterator[tuple[str, bool]]:
    """The clues of a schema of 2018, of the tables that are there."""
    if "vendus" in colonnes:
        yield "lots_marques", "lot" in colonnes["vendus"]
    if "pesees_vendus" in colonnes:
        yield "pesees_par_leur_id", "id_vendu" not in colonnes["pesees_vendus"]
    for table in GESTES:
        if table in colonnes:
            yield f"{table}_sans_adherent", "adherent" not in colonnes[table]
    for table in TABLES:
        if visible := _type(definitions, table, "visible"):
            yield f"{table}_visible_booleen", visible.startswith(BOOLEENS)


def _type(definitions: Mapping[str, Definition], table: str, colonne: str) -> str:
    return definitions[table].colonnes.get(colonne, "") if table in definitions else ""


def _schema(indices: Mapping[str, bool], pesees_vendus: bool) -> Schema:
    if indices and all(indices.values()):
        return Schema.MIS_A_NIVEAU
    if any(indices.values()):
        return Schema.A_MOITIE
    return Schema.DE_2016 if pesees_vendus else Schema.AVANT_2016


def _permise(table: str, schema: Schema) -> bool:
    """A table that a base of this age need not have."""
    return table == "pesees_vendus" and schema is Schema.AVANT_2016
