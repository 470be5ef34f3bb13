"""What must be true before the product serves anybody."""

import logging

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.utils.module_loading import autodiscover_modules

from petiterockette.journal.chaines import exiger_les_cles
from petiterockette.journal.refus import CleFausse
from petiterockette.journal.sceaux import manquants
from petiterockette.journal.versions import noter_la_version
from petiterockette.lieux.models import Association
from petiterockette.verification import AU_DEMARRAGE

log = logging.getLogger(__name__)


def ouvrir() -> None:
    """Refuse to serve what must not be served, say what is wrong, chain the version that starts."""
    refuser_de_servir()
    dire_les_anomalies()
    try:
        noter_la_version()
    finally:
        connection.close()


def refuser_de_servir() -> None:
    """Raise ``ImproperlyConfigured`` where a seal is missing, a key is not the one that sealed,
    or a demo base meets production."""
    try:
        association = Association.objects.first()
        absents = manquants()
        exiger_les_cles()
    except CleFausse as refus:
        raise ImproperlyConfigured(str(refus)) from refus
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


def dire_les_anomalies() -> None:
    """Log what the quick checks find: the product serves, and who started it knows."""
    autodiscover_modules("verifications")
    try:
        for verification in AU_DEMARRAGE:
            for constat in verification():
                if constat.anomalie:
                    log.error("Au démarrage : %s", constat.phrase)
    finally:
        connection.close()
