"""What must be true before the product serves anybody."""

import logging

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.db import DatabaseError, connection

from petiterockette.base.integrite import exiger_une_base_entiere
from petiterockette.base.pannes import attendre_la_base, dire_la_panne
from petiterockette.journal.chaines import exiger_les_cles
from petiterockette.journal.refus import CleFausse
from petiterockette.journal.sceaux import manquants
from petiterockette.journal.versions import noter_la_version
from petiterockette.lieux.models import Association
from petiterockette.verification import AU_DEMARRAGE, trouver_les_verifications

log = logging.getLogger(__name__)


def ouvrir() -> None:
    """Refuse to serve what must not be served, say what is wrong, chain the version that starts."""
    exiger_les_fichiers()
    refuser_de_servir()
    dire_les_anomalies()
    try:
        noter_la_version()
    finally:
        connection.close()


def refuser_de_servir() -> None:
    """Raise ``ImproperlyConfigured`` where the base is damaged, a seal is missing, a key is not
    the one that sealed, or a demo base meets production."""
    try:
        attendre_la_base()
        exiger_une_base_entiere()
        association = Association.objects.first()
        absents = manquants()
        exiger_les_cles()
    except CleFausse as refus:
        raise ImproperlyConfigured(str(refus)) from refus
    except DatabaseError as erreur:
        raise ImproperlyConfigured(dire_la_panne(erreur) or str(erreur)) from erreur
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


def exiger_les_fichiers() -> None:
    """Raise ``ImproperlyConfigured`` where pages would have neither sheets nor scripts."""
    depot = storages["staticfiles"]
    if settings.DEBUG or not isinstance(depot, ManifestFilesMixin):
        return
    if not depot.manifest_storage.exists(depot.manifest_name):
        raise ImproperlyConfigured(
            "Les feuilles et les scripts des pages manquent : lancez « manage.py collectstatic »."
        )


def dire_les_anomalies() -> None:
    """Log what the quick checks find: the product serves, and who started it knows."""
    trouver_les_verifications()
    try:
        for verification in AU_DEMARRAGE:
            for constat in verification():
                if constat.anomalie:
                    log.error("Au démarrage : %s", constat.phrase)
    finally:
        connection.close()
