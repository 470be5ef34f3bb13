"""Plain SQL, where a counter waits for the answer: the ORM would compose it again each time.

Rows come by ``Model.objects.raw``, which converts what it reads; figures and texts by ``lire``.
"""

from typing import Any

from django.db import connection, models


def table(modele: type[models.Model]) -> str:
    """The table of a model, as a statement names it."""
    return f'"{modele._meta.db_table}"'


def lire(ordre: str, *valeurs: Any) -> list[tuple[Any, ...]]:
    """What a statement answers, as the driver reads it: integers and texts alone.

    A day may be a value; what a base keeps as a day, an instant or a boolean is not read here.
    """
    with connection.cursor() as curseur:
        curseur.execute(ordre, valeurs)
        return curseur.fetchall()
