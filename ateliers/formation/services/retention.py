"""What proofs become at their term: drawings and photos go, digests and hours stay."""

import hashlib
from datetime import date
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import ngettext

from petiterockette.journal.services import consigner
from petiterockette.photos.images import jeter

from ..models import Feuille, Trace
from ..models.emargements import DOSSIER


@transaction.atomic
def effacer_les_preuves(jour: date) -> int:
    """Efface the drawings and photos whose term is over; returns how many went."""
    traces = Trace.objects.filter(emargement__demi_journee__session__terme__lt=jour)
    feuilles = [
        feuille
        for feuille in Feuille.objects.filter(demi_journee__session__terme__lt=jour)
        if default_storage.exists(feuille.fichiers["grande"])
    ]
    n = traces.count() + len(feuilles)
    if not n:
        return 0
    traces.delete()
    consigner(
        "formation.preuves.effacees",
        ngettext(
            "Formation : %(n)d preuve effacée à son terme",
            "Formation : %(n)d preuves effacées à leur terme",
            n,
        )
        % {"n": n},
        {"nombre": n},
    )
    cles = [feuille.cle for feuille in feuilles]
    for cle in cles:
        transaction.on_commit(partial(jeter, cle, DOSSIER))
    return n


def empreinte_du_fichier(feuille: Feuille) -> str:
    """The digest of a sheet's photo as it lies in the store."""
    with default_storage.open(feuille.fichiers["grande"]) as fichier:
        return hashlib.sha256(fichier.read()).hexdigest()
