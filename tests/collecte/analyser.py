"""The tables whose rows are counted as they are read, known as they are."""

from django.db import connection


def analyser(*modeles) -> None:
    """Let PostgreSQL know these tables as they are: its own analysis comes when it likes, and
    what it last saw between two tests is an empty table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            for modele in modeles:
                curseur.execute(f'ANALYZE "{modele._meta.db_table}"')
