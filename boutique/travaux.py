"""The till's work: at 04:30, what is still open from the day before is closed.

The night's work begins before that hour: its own step catches up with what no worker saw.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.travaux.registre import Avancement, travail, veille
from petiterockette.travaux.services import demander

from .models import Session
from .nuit import dire_les_fermetures
from .services.postes import FIN_DE_JOURNEE
from .services.sessions import fermer_les_oubliees


@travail("caisses_oubliees", _("Fermer les caisses oubliées ouvertes"))
def fermer(donnees: dict[str, Any], avancement: Avancement) -> str:
    return dire_les_fermetures(fermer_les_oubliees(timezone.now()))


@veille
def des_que_la_journee_finit(maintenant: datetime) -> None:
    ici = timezone.localtime(maintenant)
    if ici.time() < FIN_DE_JOURNEE:
        return
    oubliee = Session.objects.ouvertes().filter(jour__lt=ici.date()).order_by("pk").first()
    if oubliee:
        demander(
            nature="caisses_oubliees",
            cle=f"caisses_oubliees:{oubliee.pk}",
            resume=str(_("Fermer les caisses oubliées ouvertes")),
        )
