"""What an export says of its tables and columns, for whoever opens it without the product."""

import re
from typing import Any

from django.apps import apps
from django.db import models

from petiterockette.journal.sceaux import modeles_scelles
from petiterockette.version import VERSION

from . import restent
from .tables import colonnes, migrations
from .valeurs import RIEN, genre

FORMAT = 1
# How the names of columns end, and the unit of what they hold.
_UNITES = {
    "g": "gramme",
    "mg": "milligramme",
    "cts": "centime d’euro",
    "c": "centime d’euro",
    "pc": "pour cent",
    "pm": "millième",
    "dp": "dixième de pouce",
    "cp": "centième de pour cent",
    "min": "minute",
    "s": "seconde",
    "l": "litre",
    "m": "millième",
    "cm": "centimètre",
    "um": "micromètre",
    "dc": "dixième de degré Celsius",
}


def fichier_de(modele: type[models.Model]) -> str:
    """Where a table stands in an export."""
    return f"tables/{modele._meta.db_table}.csv"


def description_de_la_table(modele: type[models.Model]) -> dict[str, Any]:
    """A table and its columns; what its file counts and weighs is added once it is written."""
    meta = modele._meta
    return {
        "table": meta.db_table,
        "modele": meta.label,
        "nom": str(meta.verbose_name_plural),
        "fichier": fichier_de(modele),
        "cle": meta.pk.column,
        "scellee": modele in modeles_scelles(apps.get_app_config(meta.app_label)),
        "colonnes": [_description_de_la_colonne(c) for c in colonnes(modele)],
        "restent": {
            champ.column: str(restent.COLONNES[nom])
            for champ in meta.concrete_fields
            if (nom := f"{meta.label}.{champ.name}") in restent.COLONNES
        },
        "regles": [
            str(c.violation_error_message)
            for c in meta.constraints
            if c.violation_error_message is not None
        ],
    }


def description_generale() -> dict[str, Any]:
    """What an export says of itself, before its tables."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "migrations": migrations(),
        "lecture": {
            "encodage": "UTF-8",
            "csv": "RFC 4180\u00a0: virgule, guillemets doubles, CRLF, première ligne d’en-têtes",
            "rien": RIEN,
            "texte": f"un texte qui commence par «\u00a0{RIEN[0]}\u00a0» en a un de plus",
            "instant": "ISO 8601, en UTC, à la microseconde",
        },
        "restent": {
            **{app: str(raison) for app, raison in restent.APPS.items()},
            **{table: str(raison) for table, raison in restent.TABLES.items()},
        },
    }


def _description_de_la_colonne(champ: models.Field) -> dict[str, Any]:
    dite: dict[str, Any] = {
        "colonne": champ.column,
        "nom": str(champ.verbose_name),
        "type": genre(champ),
        "peut_etre_vide": champ.null,
        "unique": champ.unique,
    }
    if unite := unite_de(champ):
        dite["unite"] = unite
    if champ.related_model is not None:
        dite["renvoie_a"] = champ.related_model._meta.db_table
    if champ.choices:
        dite["valeurs"] = {str(valeur): str(nom) for valeur, nom in champ.flatchoices}
    if champ.help_text:
        dite["aide"] = str(champ.help_text)
    return dite


def unite_de(champ: models.Field) -> str:
    """The unit of a column of numbers, as its name ends; empty where it has none."""
    if champ.is_relation or not isinstance(champ, models.IntegerField | models.DecimalField):
        return ""
    fin = re.search(r"_([a-z]+)$", champ.name)
    return _UNITES.get(fin[1], "") if fin else ""
