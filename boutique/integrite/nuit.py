"""The night sends the last links of the chains away."""

from datetime import date

from django.utils.translation import gettext_lazy

from collecte.livre.dehors import redire_le_dernier
from collecte.livre.services.reprises import bons_perdus
from petiterockette.journal.tetes.departs import faire_partir_les_tetes
from petiterockette.travaux.registre import etape


# After all that the night writes in the chains of the tills.
@etape("tetes", gettext_lazy("Faire partir les têtes des chaînes"), rang=55, atomique=False)
def faire_partir(jour: date) -> str:
    phrase = faire_partir_les_tetes(jour)
    if bons_perdus() is None:
        redire_le_dernier()
    return phrase
