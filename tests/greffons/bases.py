"""The two databases: which one a run is on, and the seals lifted to empty its tables."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase

MOTEURS = {"sqlite", "postgresql"}


def moteur() -> str:
    """The engine of this run: ``sqlite`` or ``postgresql``."""
    return settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")


@contextmanager
def sceaux_leves(alias: str, tables: Collection[str] | None = None) -> Iterator[None]:
    """Lift the seals of these tables (all by default) for a time, and put them back as they were.

    Only the tests can: the product has no way to.
    """
    connexion = connections[alias]
    if connexion.vendor == "postgresql":
        _executer(connexion, "SET session_replication_role = replica")
        try:
            yield
        finally:
            _executer(connexion, "SET session_replication_role = origin")
        return
    sceaux = _declencheurs(connexion, tables)
    for nom in sceaux:
        _executer(connexion, f'DROP TRIGGER "{nom}"')
    try:
        yield
    finally:
        for ordre in sceaux.values():
            _executer(connexion, ordre)


def _declencheurs(connexion, tables: Collection[str] | None) -> dict[str, str]:
    with connexion.cursor() as curseur:
        curseur.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        return {nom: sql for nom, sql, table in curseur if tables is None or table in tables}


def _executer(connexion, ordre: str) -> None:
    with connexion.cursor() as curseur:
        curseur.execute(ordre)


# What a migrate writes, and every test finds: a flush would have to make it again.
_D_OFFICE = {"django_migrations", "django_content_type", "auth_permission"}


def _vider_ce_qui_est_plein(self) -> None:
    """Empty the tables that a test filled, and no other.

    Django's flush empties them all and says « migrated » again: ten times as long, at each
    test that commits.
    """
    for alias in self._databases_names(include_mirrors=False):
        connexion = connections[alias]
        with connexion.cursor() as curseur:
            tables = set(connexion.introspection.table_names(curseur)) - _D_OFFICE
            curseur.execute(
                " UNION ALL ".join(
                    f"SELECT '{t}' WHERE EXISTS (SELECT 1 FROM \"{t}\")" for t in sorted(tables)
                )
            )
            pleines = [table for (table,) in curseur.fetchall()]
        with connexion.constraint_checks_disabled(), sceaux_leves(alias, pleines):
            for table in pleines:
                _executer(connexion, f'DELETE FROM "{table}"')
        if connexion.vendor == "sqlite":
            _oublier_les_comptes(connexion)


def _oublier_les_comptes(connexion) -> None:
    """What a test let SQLite know of its rows: the next ones would be read by other plans."""
    with connexion.cursor() as curseur:
        curseur.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if curseur.fetchone():
            curseur.execute("DELETE FROM sqlite_stat1")
            # Read again by this connection.
            curseur.execute("ANALYZE sqlite_schema")


TransactionTestCase._fixture_teardown = _vider_ce_qui_est_plein


@pytest.fixture(scope="session", autouse=True)
def _personne_ne_retient_la_base(django_db_setup, django_db_blocker):
    """Before the test base is dropped, end what a live server's thread may still hold open."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as curseur:
            curseur.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _les_numeros_recommencent(request, django_db_blocker):
    """A sentence that names a bon reads the same whatever ran before: PostgreSQL would go on
    counting, and write « 1 002 » where SQLite writes « 2 »."""
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as curseur:
        curseur.execute(
            "SELECT setval('collecte_livre_bon_id_seq', (SELECT coalesce(max(id), 0) + 1 "
            "FROM collecte_livre_bon), false), setval('collecte_livre_contenantplein_id_seq', "
            "(SELECT coalesce(max(id), 0) + 1 FROM collecte_livre_contenantplein), false)"
        )


@pytest.fixture(autouse=True)
def _les_tetes_s_oublient():
    """What a test's tills told outside the base goes with its base."""
    yield
    shutil.rmtree(settings.DOSSIER_DES_TETES, ignore_errors=True)
