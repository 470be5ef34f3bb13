"""A base on SQLite is read, checked and copied by any tool of SQLite: nothing in it asks Django."""

import re
import sqlite3

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
# Django's functions of SQLite: registered on its own connections, and on no other.
DE_DJANGO = re.compile(
    r"\b(django_\w+|regexp|btrim|md5|sha\d+|lpad|rpad|repeat|reverse)\s*\(", re.I
)


@pytest.fixture
def schema() -> list[tuple[str, str]]:
    """Pairs (type, statement) of all that our base is made of, tables first."""
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' ORDER BY type <> 'table', rowid"
        )
        return curseur.fetchall()


def test_un_autre_outil_verifie_et_copie_la_base(schema, tmp_path):
    autre = sqlite3.connect(":memory:", isolation_level=None)
    for _type, ordre in schema:
        autre.execute(ordre)

    assert autre.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    autre.execute("VACUUM INTO ?", [str(tmp_path / "copie.sqlite3")])
    # What « .dump » writes, read again elsewhere: checks, keys and seals with it.
    encore = sqlite3.connect(":memory:")
    encore.executescript("\n".join(autre.iterdump()))
    assert encore.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    faits = "SELECT count(*) FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    assert encore.execute(faits).fetchone() == (len(schema),)


def test_aucun_sceau_n_appelle_une_fonction_de_django(schema):
    sceaux = [ordre for genre, ordre in schema if genre == "trigger"]

    assert len(sceaux) > 100
    assert not [ordre for ordre in sceaux if DE_DJANGO.search(ordre)]
