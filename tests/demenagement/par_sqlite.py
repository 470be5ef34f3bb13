"""An installation on SQLite, in a process of its own: it takes a base in, verifies it, gives it
back; by an export, which it opens with an account, or as it is."""

import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import django


def main(aller: str, retour: str, identifiant: str = "") -> None:
    """What one installation wrote comes in, and leaves again; 1 if the books disagree."""
    from django.core.management import call_command

    from petiterockette.demenagement.services.exports import exporter
    from petiterockette.demenagement.services.recopies import ecrire_la_copie, poser_la_copie
    from tests.demenagement.un_monde import arriver

    sur_sqlite(call_command)
    if identifiant:
        arriver(Path(aller), identifiant)
    else:
        poser_la_copie(Path(aller))
    call_command("verifier", stdout=StringIO(), stderr=StringIO())
    rendre: Callable[[Path], object] = exporter if identifiant else ecrire_la_copie
    rendre(Path(retour))


def sur_sqlite(call_command: Callable[..., object]) -> None:
    """An empty base, which says that all of its migrations were done."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    from tests.sans_migrations import SansMigrations

    assert connection.vendor == "sqlite"
    settings.MIGRATION_MODULES = SansMigrations()
    call_command("migrate", run_syncdb=True, verbosity=0)
    settings.MIGRATION_MODULES = {}
    notees = MigrationRecorder(connection)
    notees.ensure_schema()
    for migration in MigrationLoader(connection).graph.nodes:
        notees.record_applied(*migration)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.reglages"
    django.setup()
    main(*sys.argv[1:])
