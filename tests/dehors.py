"""What commits tell outside the base, for tests whose own transaction never ends."""

import shutil

from django.conf import settings

from collecte.livre.dehors import redire_le_dernier
from petiterockette.journal.tetes.fichier import refaire_les_tetes, tetes_de_la_base


def dire_dehors() -> None:
    """Tell the heads of the chains and the last bon, as they are here."""
    refaire_les_tetes(tetes_de_la_base())
    redire_le_dernier()


def oublier_dehors() -> None:
    """What was told of a base goes with it."""
    shutil.rmtree(settings.DOSSIER_DES_TETES, ignore_errors=True)
