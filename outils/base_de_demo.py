"""Refuse a base that is not the demo's own, before a migration could touch it.

`manage.py demo` refuses it too, but needs its tables up to date, hence a migrate first.
"""

import os
import sys

import django
from django.db import DatabaseError, connection


def est_la_notre() -> bool:
    """Whether the base is empty, begun by a migrate cut short, or marked as a demo."""
    with connection.cursor() as curseur:
        tables = connection.introspection.table_names(curseur)
        if "lieux_association" not in tables:
            return not tables or "django_migrations" in tables
        curseur.execute("SELECT demo FROM lieux_association")
        return all(demo for (demo,) in curseur.fetchall())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "petiterockette.settings")
    django.setup()
    try:
        if not est_la_notre():
            sys.exit("La base que nomme .env n’est pas une démonstration : rien n’y est touché.")
    except DatabaseError as erreur:
        sys.exit(f"La base de la démonstration ne se lit pas : {erreur}")
