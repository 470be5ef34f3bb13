"""After an old copy of the base was put back: no number that was given is given again."""

from django.db import connection, transaction

from petiterockette.journal.tetes.fichier import Tete

from ..dehors import dernier_de_la_base, dernier_dit, est_la, redire_le_dernier
from ..models import Bon


def bons_perdus() -> tuple[Tete, Tete] | None:
    """The last bon of this base and the last one told outside, where it is not here."""
    dehors = dernier_dit()
    if not dehors.rang or est_la(dehors):
        return None
    return dernier_de_la_base(), dehors


def reprendre_les_bons() -> tuple[Tete, Tete] | None:
    """Go on after the last number told outside; what was lost, None if nothing was.

    In the transaction of the gesture, which chains it.
    """
    perdus = bons_perdus()
    if perdus:
        _sauter(perdus[1].rang)
        transaction.on_commit(redire_le_dernier)
    return perdus


def _sauter(numero: int) -> None:
    """The next bon comes after this number."""
    table = Bon._meta.db_table
    with connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            curseur.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), greatest(%s, "
                f"(SELECT coalesce(max(id), 1) FROM {table})))",
                [table, numero],
            )
            return
        curseur.execute("DELETE FROM sqlite_sequence WHERE name = %s AND seq < %s", [table, numero])
        curseur.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT %s, %s WHERE NOT EXISTS "
            "(SELECT 1 FROM sqlite_sequence WHERE name = %s)",
            [table, numero, table],
        )
