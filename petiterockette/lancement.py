"""How a command or a server starts: what stops it is said in a sentence, not in a hundred lines."""

import sys
from importlib import import_module
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError

from petiterockette.base.pannes import (
    DISQUE_PLEIN,
    Panne,
    attendre_la_base,
    dire_la_panne,
    est_en_reprise,
    panne_de,
)

# What gunicorn reads as « do not try again ».
NE_PAS_RECOMMENCER = 3


def servir() -> WSGIApplication:
    """The application, once all that it needs is there; else exits with a sentence."""
    try:
        application = get_wsgi_application()
        # Not at the top: it needs the apps loaded.
        import_module("petiterockette.demarrage").ouvrir()
    except ImproperlyConfigured as refus:
        print(refus, file=sys.stderr)
        sys.exit(NE_PAS_RECOMMENCER)
    except (DatabaseError, OSError) as erreur:
        phrase = _phrase(erreur)
        if phrase is None:
            raise
        print(phrase, file=sys.stderr)
        sys.exit(NE_PAS_RECOMMENCER)
    return application


def lancer(argv: list[str]) -> None:
    """Run a command of `manage.py`; exits with a sentence where nothing can be done."""
    try:
        _executer(argv)
    except ImproperlyConfigured as refus:
        sys.exit(str(refus))
    except (DatabaseError, OSError) as erreur:
        phrase = _phrase(erreur)
        if phrase is None:
            raise
        sys.exit(phrase)


def _phrase(erreur: DatabaseError | OSError) -> str | None:
    if isinstance(erreur, DatabaseError):
        return dire_la_panne(erreur)
    return DISQUE_PLEIN if panne_de(erreur) is Panne.DISQUE_PLEIN else None


def _executer(argv: list[str]) -> None:
    if not any(mot.startswith("--settings") for mot in argv):
        # Django's own begin without them, and end in what they miss: « Models aren't loaded yet ».
        _ = settings.INSTALLED_APPS
    try:
        execute_from_command_line(argv)
    except DatabaseError as erreur:
        if not est_en_reprise(erreur):
            raise
        # Nothing was done yet: a command's first query is what finds PostgreSQL recovering.
        attendre_la_base()
        execute_from_command_line(argv)
