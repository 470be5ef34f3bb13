"""Frozen bytes outlive what comes after: gestures, an upgrade, a copy of the base put back."""

from hashlib import sha256

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.db import connection

from petiterockette.dossiers.models import Fichier
from petiterockette.dossiers.services.dossiers import relire
from petiterockette.dossiers.services.fichiers import faire_les_fichiers
from tests.fabriques import un_depot, une_ligne
from tests.mesure import fois

from .les_dossiers import fige, un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def empreintes() -> dict[str, str]:
    """Format → the digest of the bytes that are kept, worked out again."""
    return {f.format: sha256(bytes(f.octets)).hexdigest() for f in Fichier.objects.all()}


def test_mille_gestes_puis_une_mise_a_jour_ne_changent_aucun_octet(annee):
    dossier = un_dossier("rapport")
    figement = fige(dossier)
    faire_les_fichiers(figement)
    avant, contenu = empreintes(), figement.contenu

    for n in range(fois(20, 1_000)):
        un_depot(une_ligne("livres", 1_000 + n), point=annee)
    relire(dossier=dossier, compte=dossier.compte)
    if connection.vendor == "postgresql":
        connection.check_constraints()
    call_command("migrate", verbosity=0)
    faire_les_fichiers(figement)

    figement.refresh_from_db()
    assert empreintes() == avant == {f.format: f.empreinte for f in Fichier.objects.all()}
    assert figement.contenu == contenu
    assert set(avant) == {"pdf", "xlsx", "ods"}


def test_une_copie_de_la_base_les_rend_au_meme_octet(annee):
    faire_les_fichiers(fige(un_dossier()))
    modeles = apps.get_app_config("dossiers").get_models()

    copie = serializers.serialize("json", [o for m in modeles for o in m.objects.all()])

    rendus = [o.object for o in serializers.deserialize("json", copie)]
    octets = {o.format: bytes(o.octets) for o in rendus if isinstance(o, Fichier)}
    assert {format: sha256(o).hexdigest() for format, o in octets.items()} == empreintes()
