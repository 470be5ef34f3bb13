"""What must be true before the product serves anybody."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from petiterockette.journal.sceaux import manquants
from petiterockette.journal.versions import noter_la_version
from petiterockette.lieux.models import Association


def ouvrir() -> None:
    """Refuse to serve what must not be served, then chain the version that starts."""
    refuser_de_servir()
    try:
        noter_la_version()
    finally:
        connection.close()


def refuser_de_servir() -> None:
    """Raise ``ImproperlyConfigured`` where a seal is missing, or a demo base meets production."""
    try:
        association = Association.objects.first()
        absents = manquants()
    except DatabaseError as erreur:
        raise ImproperlyConfigured(
            "La base ne répond pas ou n’est pas à jour : lancez « manage.py migrate »."
        ) from erreur
    finally:
        connection.close()
    if absents:
        raise ImproperlyConfigured(
            f"Des sceaux manquent ({', '.join(absents)}) : lancez « manage.py migrate »."
        )
    if association and association.demo and not settings.DEMO:
        raise ImproperlyConfigured(
            "Cette base est celle de la démonstration : elle ne se sert pas en production."
        )
