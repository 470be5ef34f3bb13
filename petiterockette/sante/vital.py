"""What a probe asks: whether anybody may be served at all. Nothing else makes it say no.

A worker that is late, a backup that is missing or a certificate that ends are told to people.
"""

import logging
import time
from io import StringIO

from django.core.management import call_command
from django.db import DatabaseError, connection

from .disque import place

log = logging.getLogger(__name__)

# A base that was found up to date by this process stays so: the code does not change under it.
_a_jour: list[bool] = []
# Read again at most so often while it is not.
RELU_S = 20
_lu: list[float] = []


def peut_servir() -> bool:
    """Whether the base answers and is of this version, and the disk takes what is written."""
    return base_repond() and base_a_jour() and not place().manque


def base_repond() -> bool:
    """One query; a connection that was lost is made anew by the next one."""
    try:
        with connection.cursor() as curseur:
            curseur.execute("SELECT 1")
    except DatabaseError as panne:
        log.warning("La base ne répond pas : %s", panne)
        connection.close()
        return False
    return True


def base_a_jour() -> bool:
    """Whether every migration of this code was made; Django's own « migrate --check »."""
    if _a_jour:
        return True
    if _lu and time.monotonic() - _lu[0] < RELU_S:
        return False
    try:
        call_command("migrate", check_unapplied=True, verbosity=0, stdout=StringIO())
    except SystemExit:
        _lu[:] = [time.monotonic()]
        return False
    except DatabaseError:
        return False
    _a_jour.append(True)
    return True
