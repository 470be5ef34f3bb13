"""How a run gets its tables: copied from the last one, made from the models, or migrated.

Seventy migrations take half a minute a process. The short run makes the tables from the models,
which are what migrations make of them (`makemigrations --check`), and notes these as applied;
on SQLite it keeps the file, and the next run starts from a copy while no migration, no model
and no seal has changed. The full run migrates.
"""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tests.mesure import ENTIERE
from tests.sans_migrations import SansMigrations

RACINE = Path(__file__).resolve().parents[2]
DOSSIER = RACINE / ".pytest_cache" / "bases"


def _est_sqlite() -> bool:
    return settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"


def _modele() -> Path:
    """The file kept for the code as it is: named by what makes a base."""
    empreinte = hashlib.sha256()
    for motif in ("**/migrations/*.py", "**/models.py", "**/models/*.py", "**/sceaux.py"):
        for chemin in sorted(RACINE.glob(f"[!.]*/{motif}")):
            empreinte.update(chemin.read_bytes())
    empreinte.update((RACINE / "collecte" / "matiere" / "etapes.py").read_bytes())
    return DOSSIER / f"{empreinte.hexdigest()[:24]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The file that was copied is the one to use; it goes with the run's own folder."""
    return _est_sqlite()


@pytest.fixture(scope="session")
def django_db_createdb() -> bool:
    return not _est_sqlite()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """Copy the kept base to where this process will look for its own, or do without migrations."""
    if ENTIERE:
        return
    if _est_sqlite() and (modele := _modele()).exists():
        shutil.copy(modele, connection.settings_dict["TEST"]["NAME"])
    else:
        settings.MIGRATION_MODULES = SansMigrations()


@pytest.fixture(scope="session", autouse=True)
def _noter_les_migrations(django_db_setup, django_db_blocker) -> None:
    """The tables are there: the migrations that would have made them are done."""
    if not isinstance(settings.MIGRATION_MODULES, SansMigrations):
        return
    settings.MIGRATION_MODULES = {}
    with django_db_blocker.unblock():
        notees = MigrationRecorder(connection)
        notees.ensure_schema()
        for migration in MigrationLoader(connection).graph.nodes:
            notees.record_applied(*migration)


@pytest.fixture(scope="session", autouse=True)
def _garder_le_modele(_noter_les_migrations, django_db_blocker) -> None:
    """Keep this run's base, just made, for the next one."""
    if not _est_sqlite() or (modele := _modele()).exists():
        return
    DOSSIER.mkdir(parents=True, exist_ok=True)
    for ancien in DOSSIER.glob("*.sqlite3"):
        ancien.unlink(missing_ok=True)
    brouillon = modele.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock():
        # Where no test asked for the base, there are no tables to keep.
        if "django_content_type" not in connection.introspection.table_names():
            return
        copier_la_base(brouillon)
    brouillon.replace(modele)


def copier_la_base(vers: Path) -> None:
    """Write the SQLite base of this process as it stands, into a file of its own."""
    connection.ensure_connection()
    with closing(sqlite3.connect(vers)) as copie:
        connection.connection.backup(copie)
