"""What a page reads: its queries, and the rows that the base looks at for it."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.machine.connexion import connecter
from bench.machine.lu import ce_qui_est_lu


def lire(adresse: str, identifiant: str) -> dict[str, Any]:
    """How many queries a page makes, and how much they read; the second time it is asked."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies.load(connecter(identifiant))
    client.get(adresse)
    requetes = CaptureQueriesContext(connection)
    with requetes:
        reponse = client.get(adresse)
    assert reponse.status_code == 200, reponse.status_code
    return {"requetes": len(requetes), "lu": ce_qui_est_lu(lambda: client.get(adresse))}
