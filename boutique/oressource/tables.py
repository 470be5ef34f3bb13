"""The tables of Oressource, from 2014 to 2023, and the columns that are read of them. Pure.

Columns bear Oressource's own names, the last that each had; older ones are in ``ANCIENS``.
A base has them or not, in any order: they are found by their names. What is not here is never
read: ``utilisateurs.pass``, and ``description_structure.cr``, the code typed to refund, are not.
Source: Oressource, mysql/oressource.sql and its upgrades from 2014 to 2020.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Type(Enum):
    """How a value is read, and what it is once read; None is « nothing was written »."""

    ENTIER = "entier"
    TEXTE = "texte"
    # Kilograms there, integer grams here.
    GRAMMES = "grammes"
    # Euros there, integer cents here.
    CENTIMES = "centimes"
    # A percentage there, integer hundredths of a percent here.
    CENTIEMES = "centiemes"
    # A boolean since 2018, the words « oui » and « non » before.
    OUI_NON = "oui_non"
    # « 2018-01-03 22:43:22 », as the export's clock told it; « 0000-00-00 00:00:00 » is None.
    INSTANT = "instant"


class Nature(Enum):
    GESTE = "geste"
    LIGNE = "ligne"
    LISTE = "liste"
    MAISON = "maison"


@dataclass(frozen=True)
class Table:
    """A table of Oressource: its name, what it tells, its columns."""

    nom: str
    nature: Nature
    colonnes: Mapping[str, Type]


ENTIER, TEXTE, INSTANT = Type.ENTIER, Type.TEXTE, Type.INSTANT
_COMMUNES = {
    "id": ENTIER,
    "timestamp": INSTANT,
    "id_createur": ENTIER,
    "id_last_hero": ENTIER,
    "last_hero_timestamp": INSTANT,
}
_NOMMEE = {**_COMMUNES, "nom": TEXTE, "couleur": TEXTE, "visible": Type.OUI_NON}
_DECRITE = {**_NOMMEE, "description": TEXTE}
_POINT = {**_NOMMEE, "adresse": TEXTE, "commentaire": TEXTE}


def _geste(nom: str, colonnes: Mapping[str, Type]) -> Table:
    """Who did it, when, where; « adherent » until 2017."""
    plus = {"commentaire": TEXTE, "adherent": Type.OUI_NON}
    return Table(nom, Nature.GESTE, {**_COMMUNES, **plus, **colonnes})


def _ligne(nom: str, colonnes: Mapping[str, Type]) -> Table:
    return Table(nom, Nature.LIGNE, {**_COMMUNES, **colonnes})


def _liste(nom: str, colonnes: Mapping[str, Type]) -> Table:
    return Table(nom, Nature.LISTE, colonnes)


_TOUTES = (
    _geste(
        "collectes",
        {"id_type_collecte": ENTIER, "localisation": ENTIER, "id_point_collecte": ENTIER},
    ),
    _ligne(
        "pesees_collectes",
        {"masse": Type.GRAMMES, "id_collecte": ENTIER, "id_type_dechet": ENTIER},
    ),
    _geste(
        "sorties",
        {
            "classe": TEXTE,
            "id_filiere": ENTIER,
            "id_convention": ENTIER,
            "id_type_sortie": ENTIER,
            "id_point_sortie": ENTIER,
        },
    ),
    _ligne(
        "pesees_sorties",
        {
            "masse": Type.GRAMMES,
            "id_sortie": ENTIER,
            "id_type_dechet": ENTIER,
            "id_type_poubelle": ENTIER,
            "id_type_dechet_evac": ENTIER,
        },
    ),
    _geste("ventes", {"id_moyen_paiement": ENTIER, "id_point_vente": ENTIER}),
    _ligne(
        "vendus",
        {
            "id_vente": ENTIER,
            "id_type_dechet": ENTIER,
            "id_objet": ENTIER,
            "quantite": ENTIER,
            "prix": Type.CENTIMES,
            "remboursement": Type.CENTIMES,
            "lot": Type.OUI_NON,
        },
    ),
    _ligne(
        "pesees_vendus",
        {"masse": Type.GRAMMES, "quantite": ENTIER, "id_vendu": ENTIER, "id_type_dechet": ENTIER},
    ),
    _liste("type_dechets", _DECRITE),
    _liste("type_dechets_evac", _DECRITE),
    _liste("type_collecte", _DECRITE),
    _liste("type_sortie", _DECRITE),
    _liste("conventions_sorties", _DECRITE),
    _liste("moyens_paiement", _DECRITE),
    _liste("filieres_sortie", {**_DECRITE, "id_type_dechet_evac": TEXTE}),
    _liste("grille_objets", {**_DECRITE, "id_type_dechet": ENTIER, "prix": Type.CENTIMES}),
    _liste("type_contenants", {**_DECRITE, "masse": Type.GRAMMES}),
    _liste("types_poubelles", {**_DECRITE, "masse_bac": Type.GRAMMES, "ultime": Type.OUI_NON}),
    _liste("localites", {**_NOMMEE, "commentaire": TEXTE, "relation_openstreetmap": TEXTE}),
    _liste("points_collecte", {**_POINT, "pesee_max": Type.GRAMMES}),
    _liste("points_sortie", {**_POINT, "pesee_max": Type.GRAMMES}),
    _liste("points_vente", _POINT),
    Table(
        "utilisateurs",
        Nature.MAISON,
        {**_COMMUNES, "niveau": TEXTE, "nom": TEXTE, "prenom": TEXTE, "mail": TEXTE},
    ),
    Table(
        "description_structure",
        Nature.MAISON,
        {
            **{"id": ENTIER, "nom": TEXTE, "adresse": TEXTE, "siret": TEXTE, "telephone": TEXTE},
            **{"mail": TEXTE, "taux_tva": Type.CENTIEMES, "tva_active": Type.OUI_NON},
        },
    ),
)
TABLES: Mapping[str, Table] = {table.nom: table for table in _TOUTES}
GESTES = [t.nom for t in _TOUTES if t.nature is Nature.GESTE]
# (table, older name) → the name of the column since.
ANCIENS = {
    ("pesees_vendus", "id_vendus"): "id_vendu",
    ("filieres_sortie", "id_type_dechet"): "id_type_dechet_evac",
    ("filieres_sortie", "commentaire"): "description",
}


def voulues() -> dict[str, set[str]]:
    """Table → all the names, old and new, of the columns that are read."""
    noms = {table.nom: set(table.colonnes) for table in _TOUTES}
    for table, ancien in ANCIENS:
        noms[table].add(ancien)
    return noms


def nom_present(table: str, colonne: str) -> str:
    """The name that a column has since: « id_vendus » is « id_vendu »."""
    return ANCIENS.get((table, colonne), colonne)
