"""Why the base cannot be used, in a sentence: what its engine says, in the words of the house."""

import logging
import time

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, connection

from .integrite import ABIMEE

log = logging.getLogger(__name__)

MIGREZ = "La base n’est pas à jour : lancez « manage.py migrate »."
# How long PostgreSQL is given to come back from a stop, in seconds.
ATTENTE_S = 120

# What an engine says, in the languages that PostgreSQL may speak here; the first that fits.
_EN_REPRISE = (
    *("starting up", "recovery", "shutting down", "not yet accepting", "cannot_connect_now"),
    *("se lance", "restauration", "en cours de démarrage", "s'arrête", "récupération"),
)
_PANNES = (
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
