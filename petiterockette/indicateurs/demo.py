"""What the house aims at, in the demo: the rate and the tonnes of its year."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .cibles import poser
from .models import Cible
from .registre import INDICATEURS

# Code → target in the unit of its indicator: 92 %, 350 t, 1 500 h.
CIBLES = {"R_REVALORISATION": 92, "T_COLLECTE": 350_000_000, "H_BENEVOLAT": 1_500 * 3_600}


class Cibles(Chapitre):
    """The targets of the year of the last day of the story, voted before it began."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = compte_de_la_direction()
        if direction is None or Cible.objects.filter(annee=jour.year).exists():
            return
        for code, valeur in CIBLES.items():
            poser(
                indicateur=INDICATEURS[code],
                annee=jour.year,
                lieu=None,
                valeur=valeur,
                motif=_("votée par le conseil d’administration"),
                uuid=uuid5(NAMESPACE_URL, f"demo-cible-{jour.year}-{code}"),
                compte=direction,
            )


CHAPITRES.append(Cibles())
