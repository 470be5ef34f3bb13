"""The works of this app: mails to those who come, and seats that pass on when nobody answers."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.travaux.registre import Avancement, travail, veille

from .services.attente import passer_a_la_suite
from .services.courriels import NATURE, envoyer


@travail(NATURE, _("Courriel à un inscrit"))
def courriel(donnees: dict[str, Any], avancement: Avancement) -> str:
    return envoyer(donnees["inscription"], donnees["quoi"], donnees.get("mot", ""))


@veille
def des_qu_une_place_est_tenue_trop_longtemps(maintenant: datetime) -> None:
    """Offer it to whoever waits, without waiting for the night."""
    passer_a_la_suite(maintenant)
