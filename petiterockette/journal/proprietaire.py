"""Whose the tables are: whoever owns them lifts the seals, whatever they refuse."""

from typing import Any

from django.core.checks import Warning as Avertissement
from django.db import connection

CONSEIL = (
    "Servez avec un rôle à qui les tables sont prêtées (GRANT), et ne migrez qu’avec leur "
    "propriétaire : docs/installation.md le dit."
)


def role_proprietaire() -> str:
    """The PostgreSQL role of this connection, if it owns a table of ours or may act as who does.

    Empty where it does not, and on SQLite, whose file belongs to whoever reads it.
    """
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT current_user WHERE EXISTS (SELECT 1 FROM pg_class WHERE relkind = 'r' "
            "AND relnamespace = current_schema()::regnamespace "
            "AND pg_has_role(current_user, relowner, 'MEMBER'))"
        )
        trouve = curseur.fetchone()
    return trouve[0] if trouve else ""


def verifier_le_proprietaire(app_configs: Any = None, **_: Any) -> list:
    """System check of a deployment."""
    role = role_proprietaire()
    if not role:
        return []
    phrase = f"Le rôle PostgreSQL « {role} » possède ses tables : il peut lever les sceaux."
    return [Avertissement(phrase, hint=CONSEIL, id="journal.W002")]
