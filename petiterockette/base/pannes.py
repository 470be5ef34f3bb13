"""Why the base cannot be used, in a sentence: what its engine says, in the words of the house."""

import errno
import logging
import sqlite3
import time
from enum import Enum, auto

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, Error, InterfaceError, OperationalError, connection

from .integrite import ABIMEE

log = logging.getLogger(__name__)

MIGREZ = "La base n’est pas à jour : lancez « manage.py migrate »."
DISQUE_PLEIN = "Le disque est plein : rien n’a été écrit. Faites de la place, puis recommencez."
# How long PostgreSQL is given to come back from a stop, in seconds.
ATTENTE_S = 120

# What an engine says, in the languages that PostgreSQL may speak here; the first that fits.
_EN_REPRISE = (
    *("starting up", "recovery", "shutting down", "not yet accepting", "cannot_connect_now"),
    *("se lance", "restauration", "en cours de démarrage", "s'arrête", "récupération"),
)
_PANNES = (
    (
        # Before the others: PostgreSQL says for whom it keeps its last places.
        ("too many clients", "connection slots", "trop de clients", "emplacements de connexions"),
        "La base a déjà tous ses visiteurs : arrêtez ce qui s’y connecte en trop, ou augmentez "
        "max_connections de PostgreSQL.",
    ),
    (
        ("disk is full", "no space left", "aucun espace disponible", "plus d'espace"),
        DISQUE_PLEIN,
    ),
    (
        ("database is locked", "database table is locked"),
        "La base est occupée par un autre travail : attendez qu’il finisse, puis recommencez.",
    ),
    (
        ("password", "mot de passe"),
        "La base refuse le mot de passe : corrigez DATABASE_URL dans .env.",
    ),
    (
        ("role", "rôle", "pg_hba"),
        "La base ne laisse pas entrer ce rôle : voyez DATABASE_URL dans .env.",
    ),
    (
        ("does not exist", "n'existe pas"),
        "Cette base n’existe pas : créez-la (« createdb »), ou corrigez DATABASE_URL dans .env.",
    ),
    (
        ("unable to open database file", "readonly database"),
        "Le fichier de la base ne s’ouvre pas : voyez DATABASE_URL dans .env, et ses droits.",
    ),
    (
        ("connection", "connexion", "could not translate", "timeout"),
        "La base ne répond pas : PostgreSQL tourne-t-il, à l’adresse que dit DATABASE_URL ?",
    ),
)
# What SQLite says of a file whose pages do not hold together, or that is none of its own.
_ABIMEE = ("disk image is malformed", "malformed database schema", "file is not a database")
# The states of SQL that say that a table or a column is not made yet.
_A_MIGRER = {"42P01", "42703"}
# Those that say that a page or an index is spoilt.
_ETATS_ABIMES = {"XX001", "XX002"}
_PG_PLEIN = "53100"
_DISQUE = {errno.ENOSPC: True, errno.EDQUOT: True, errno.EROFS: False, errno.EIO: False}
# What SQLite answers that is no fault of a query.
_SQLITE_EN_PANNE = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY),
    sqlite3.SQLITE_NOMEM,
}


class Panne(Enum):
    """What keeps a page from being answered, and is no fault of the product."""

    BASE = auto()
    BASE_ABIMEE = auto()
    DISQUE_PLEIN = auto()
    DISQUE_FERME = auto()


def panne_de(erreur: BaseException | None) -> Panne | None:
    """The failure that an exception tells of; None: the fault is the product's own."""
    if isinstance(erreur, Error):
        return _panne_de_la_base(erreur)
    if isinstance(erreur, OSError) and erreur.errno in _DISQUE:
        return Panne.DISQUE_PLEIN if _DISQUE[erreur.errno] else Panne.DISQUE_FERME
    return None


def _panne_de_la_base(erreur: Error) -> Panne | None:
    if isinstance(erreur, DatabaseError) and est_abimee(erreur):
        return Panne.BASE_ABIMEE
    # SQLite's extended codes hold the plain one in their last byte.
    if (code := getattr(erreur.__cause__, "sqlite_errorcode", None)) is not None:
        if code & 0xFF == sqlite3.SQLITE_FULL:
            return Panne.DISQUE_PLEIN
        return Panne.BASE if code & 0xFF in _SQLITE_EN_PANNE else None
    if not isinstance(erreur, OperationalError | InterfaceError):
        return None
    if getattr(erreur.__cause__, "sqlstate", None) == _PG_PLEIN:
        return Panne.DISQUE_PLEIN
    return Panne.BASE


def dire_la_panne(erreur: DatabaseError) -> str | None:
    """The sentence of a base that cannot be used as it is; None: the fault is elsewhere."""
    if reste_a_migrer(erreur):
        return MIGREZ
    if est_abimee(erreur):
        return ABIMEE
    dit = str(erreur).lower()
    if not isinstance(erreur, OperationalError):
        return None
    return next((phrase for mots, phrase in _PANNES if any(mot in dit for mot in mots)), None)


def est_abimee(erreur: DatabaseError) -> bool:
    """Whether the pages of the base no longer agree."""
    dit = str(erreur).lower()
    if getattr(erreur.__cause__, "sqlstate", None) in _ETATS_ABIMES:
        return True
    return any(mot in dit for mot in _ABIMEE)


def reste_a_migrer(erreur: DatabaseError) -> bool:
    """Whether a table or a column is not made yet."""
    dit = str(erreur).lower()
    if getattr(erreur.__cause__, "sqlstate", None) in _A_MIGRER:
        return True
    return any(mot in dit for mot in ("no such table", "no such column"))


def est_en_reprise(erreur: DatabaseError) -> bool:
    """Whether PostgreSQL is on its way, and only asks to be waited for."""
    dit = str(erreur).lower()
    return isinstance(erreur, OperationalError) and any(mot in dit for mot in _EN_REPRISE)


def attendre_la_base(secondes: int = ATTENTE_S) -> None:
    """Return once the base answers; while PostgreSQL recovers, wait and say so.

    Raises the engine's own error if it is another one, ``ImproperlyConfigured`` if it takes
    longer than ``secondes``.
    """
    debut = time.monotonic()
    dit = False
    while True:
        try:
            with connection.cursor():
                pass
        except OperationalError as erreur:
            if not est_en_reprise(erreur):
                raise
            if time.monotonic() - debut >= secondes:
                raise ImproperlyConfigured(
                    f"PostgreSQL n’a pas fini de se relever après {secondes} s : "
                    "voyez son journal, puis recommencez."
                ) from erreur
            if not dit:
                log.warning("PostgreSQL se relève : on l’attend, %d s au plus.", secondes)
                dit = True
            time.sleep(0.5)
        else:
            return
