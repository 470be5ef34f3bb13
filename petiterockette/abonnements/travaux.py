"""The works of this app: a month that leaves, an address to confirm."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.travaux.registre import Avancement, travail, veille

from .services.envois import envoyer, envoyer_la_confirmation, prevoir


@travail("resume", _("Résumé du mois par courriel"))
def resume(donnees: dict[str, Any], avancement: Avancement) -> str:
    return envoyer(donnees["envoi"], avancement)


@travail("confirmation", _("Confirmation d’une adresse"))
def confirmation(donnees: dict[str, Any], avancement: Avancement) -> str:
    return envoyer_la_confirmation(donnees["abonnement"], donnees["rang"])


@veille
def des_qu_un_mois_est_clos(maintenant: datetime) -> None:
    """A month closed at all the sites of somebody leaves without waiting for the night."""
    prevoir(timezone.localdate(maintenant))
