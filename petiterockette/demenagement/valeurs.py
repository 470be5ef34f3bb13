"""A value of the base as a cell says it, and back: the same text from either database.

Nothing is ``\\N``, as PostgreSQL's own files say it; a text that begins with ``\\`` has one more.
"""

import base64
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

RIEN = "\\N"
_ENTIER = re.compile(r"-?[0-9]{1,19}")
Ecrire = Callable[[Any], str]
Lire = Callable[[str], Any]


def champ_vise(champ: models.Field) -> models.Field:
    """The column whose values this one holds: another's key, or itself."""
    while champ.is_relation:
        champ = champ.target_field  # type: ignore[attr-defined]
    return champ


def genre(champ: models.Field) -> str:
    """What a column holds, in one French word."""
    return next(nom for types, nom, *_ in _GENRES if isinstance(champ_vise(champ), types))


def ecrivain(champ: models.Field) -> Ecrire:
    """How the values of a column are written."""
    ecrire = next(e for types, _nom, e, _l in _GENRES if isinstance(champ_vise(champ), types))
    return lambda valeur: RIEN if valeur is None else ecrire(valeur)


def lecteur(champ: models.Field) -> Lire:
    """How the cells of a column are read. Raises ``ValueError`` for what it never writes."""
    lire = next(lu for types, _nom, _e, lu in _GENRES if isinstance(champ_vise(champ), types))
    return lambda cellule: None if cellule == RIEN else lire(cellule)


def _ecrire_un_texte(valeur: str) -> str:
    return f"\\{valeur}" if valeur.startswith("\\") else valeur


def _lire_un_texte(cellule: str) -> str:
    return cellule[1:] if cellule.startswith("\\") else cellule


def _lire_un_entier(cellule: str) -> int:
    if not _ENTIER.fullmatch(cellule):
        raise ValueError(cellule)
    return int(cellule)


def _lire_un_booleen(cellule: str) -> bool:
    if cellule not in ("true", "false"):
        raise ValueError(cellule)
    return cellule == "true"


def _ecrire_un_instant(valeur: datetime) -> str:
    return valeur.astimezone(UTC).isoformat(timespec="microseconds")


def _lire_un_instant(cellule: str) -> datetime:
    instant = datetime.fromisoformat(cellule)
    if instant.tzinfo is None:
        raise ValueError(cellule)
    return instant


def _ecrire_du_json(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lire_un_decimal(cellule: str) -> Decimal:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cellule):
        raise ValueError(cellule)
    return Decimal(cellule)


def _ecrire_des_octets(valeur: Any) -> str:
    return base64.b64encode(valeur).decode()


def _lire_des_octets(cellule: str) -> bytes:
    return base64.b64decode(cellule, validate=True)


# The first that fits: a kind of column, its word, how it is written and read.
_GENRES: tuple[tuple[Any, str, Ecrire, Lire], ...] = (
    (models.BooleanField, "booléen", lambda v: "true" if v else "false", _lire_un_booleen),
    ((models.IntegerField, models.AutoField), "entier", str, _lire_un_entier),
    (models.DateTimeField, "instant", _ecrire_un_instant, _lire_un_instant),
    (models.DateField, "jour", date.isoformat, date.fromisoformat),
    (models.TimeField, "heure", time.isoformat, time.fromisoformat),
    (models.UUIDField, "uuid", str, UUID),
    (models.DecimalField, "décimal", lambda v: f"{v:f}", _lire_un_decimal),
    (models.JSONField, "json", _ecrire_du_json, json.loads),
    (models.BinaryField, "octets en base64", _ecrire_des_octets, _lire_des_octets),
    (
        (models.CharField, models.TextField, models.GenericIPAddressField),
        "texte",
        _ecrire_un_texte,
        _lire_un_texte,
    ),
)
