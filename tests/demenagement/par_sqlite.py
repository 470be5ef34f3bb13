"""An installation on SQLite, in a process of its own: it imports, verifies, and exports again."""

import os
import sys
from io import StringIO
from pathlib import Path

import django


def main(aller: str, retour: str, identifiant: str) -> None:
    """The file of one installation becomes that of another; 1 if the books disagree."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.reglages"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    from petiterockette.demenagement.services.exports import exporter
    from tests.demenagement.un_monde import arriver
    from tests.sans_migrations import SansMigrations

    assert connection.vendor == "sqlite"
    settings.MIGRATION_MODULES = SansMigrations()
    call_command("migrate", run_syncdb=True, verbosity=0)
    settings.MIGRATION_MODULES = {}
    notees = MigrationRecorder(connection)
    notees.ensure_schema()
    for migration in MigrationLoader(connection).graph.nodes:
        notees.record_applied(*migration)
    arriver(Path(aller), identifiant)
    call_command("verifier", stdout=StringIO(), stderr=StringIO())
    exporter(Path(retour))


if __name__ == "__main__":
    main(*sys.argv[1:])
