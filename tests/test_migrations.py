"""Migrations, done one after the other on an empty base, make all that the models and seals say."""

import pytest
from django.core.management import call_command
from django.db import connection

from petiterockette.journal.sceaux import manquants
from tests import listes


@pytest.fixture
def base_vide(transactional_db):
    """As before the very first migration: going back through all of them takes a minute."""
    with connection.constraint_checks_disabled(), connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            curseur.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        else:
            for table in connection.introspection.table_names(curseur):
                curseur.execute(f'DROP TABLE "{table}"')
    yield
    # What comes next finds the tables of this version, whatever happened here.
    call_command("migrate", verbosity=0)
    listes.oublier()


@pytest.mark.longue
@pytest.mark.usefixtures("base_vide")
def test_une_base_neuve_a_ses_tables_et_ses_sceaux():
    call_command("migrate", verbosity=0)

    assert manquants() == []
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("migrate", check_unapplied=True, verbosity=0)
    call_command("verifier", verbosity=0)
