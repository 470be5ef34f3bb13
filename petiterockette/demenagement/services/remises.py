"""What is done in a base that a backup put back, before anybody is served."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

from petiterockette.journal.services import consigner
from petiterockette.personnes.services.effacements import refaire_les_effacements
from petiterockette.personnes.services.effacements_dehors import Refaits, lire_les_effacements
from petiterockette.version import VERSION

from ..emmenagement import ETAPES


@transaction.atomic
def apres_une_remise(liste: Path, *, sans_tetes: bool) -> Refaits:
    """Erase again those who were erased since, and say that a backup was put back.

    ``sans_tetes``: this machine knew nothing of the chains: nobody here knows what was sold since,
    so the tills go on in new series, as after a move. Else the heads say it themselves, and each
    till asks for its « reprise après restauration ». Raises ``ValueError`` for a list that does
    not read.
    """
    refaits = refaire_les_effacements(lire_les_effacements(liste).values())
    if sans_tetes:
        autodiscover_modules("emmenagement")
        for faire in ETAPES:
            faire()
    contenu: dict[str, Any] = {
        "effacees": refaits.effacees,
        "actives": refaits.actives,
        "sans_tetes": sans_tetes,
        "version": VERSION,
    }
    # No link of a chain: the heads would no longer tell that this base is an older one.
    consigner("demenagement.remise", _("Une sauvegarde remise"), contenu)
    return refaits
