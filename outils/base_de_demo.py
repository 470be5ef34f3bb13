"""Refuse a base that is not the demo's own, or that an older version made; make its tables.

`manage.py demo` refuses it too, but needs its tables up to date, hence a migrate first: nothing
may be touched before. Migrations were made anew: what an older version noted as done, this one
does not know, and no migrate would bring its tables here. An empty
base does without: SQLite builds a table again at each of its changes, a minute of a demo's five.
Its tables are made from the models, which are what migrations make of them
(`makemigrations --check`), and these are noted as done.
"""

import os
import sys

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


class SansMigrations:
    """For MIGRATION_MODULES: no app has any."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def est_la_notre() -> bool:
    """Whether the base is empty, begun by a migrate cut short, or marked as a demo."""
    with connection.cursor() as curseur:
        tables = connection.introspection.table_names(curseur)
        if "lieux_association" not in tables:
            return not tables or "django_migrations" in tables
        curseur.execute("SELECT demo FROM lieux_association")
        return all(demo for (demo,) in curseur.fetchall())


def vient_d_avant() -> bool:
    """Whether migrations that this version does not know were done in the base, or all that it
    knows and yet a column is missing: one of them was made anew since."""
    faites = MigrationRecorder(connection).applied_migrations().keys()
    connues = MigrationLoader(connection, ignore_no_migrations=True).graph.nodes.keys()
    return not faites <= connues or (faites == connues and _une_colonne_manque())


def _une_colonne_manque() -> bool:
    decrire = connection.introspection.get_table_description
    with connection.cursor() as curseur:
        for modele in apps.get_models():
            champs = (c for c in modele._meta.get_fields() if c.concrete and not c.many_to_many)
            la = {colonne.name for colonne in decrire(curseur, modele._meta.db_table)}
            if not {champ.column for champ in champs} <= la:
                return True
    return False


def faire_les_tables() -> None:
    """Make the tables of an empty base; one that has migrated, even in part, is left to migrate.

    Cut short, it is done again: Django makes all the tables or none, then notes are written.
    """
    notees = MigrationRecorder(connection)
    notees.ensure_schema()
    if notees.applied_migrations():
        return
    avec, settings.MIGRATION_MODULES = settings.MIGRATION_MODULES, SansMigrations()
    try:
        call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    finally:
        settings.MIGRATION_MODULES = avec
    with transaction.atomic():
        for migration in MigrationLoader(connection).graph.nodes:
            notees.record_applied(*migration)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "petiterockette.settings")
    django.setup()
    try:
        if not est_la_notre():
            sys.exit("La base que nomme .env n’est pas une démonstration : rien n’y est touché.")
        if vient_d_avant():
            sys.exit(
                "La base de la démonstration a été faite par une version d’avant, que celle-ci ne "
                f"lit plus : effacez {connection.settings_dict['NAME']}, puis recommencez."
            )
        faire_les_tables()
    except DatabaseError as erreur:
        sys.exit(f"La base de la démonstration ne se lit pas : {erreur}")
