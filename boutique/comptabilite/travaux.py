"""The till's work: at 04:30 what is still open from the day before is closed, then the day itself.

The night's work begins before that hour: its own steps catch up with what no worker saw.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.caisses.models import Caisse
from boutique.clotures.chiffres import dernier_jour_fini
from boutique.clotures.models import Cloture
from boutique.clotures.nuit import dire_les_clotures
from boutique.clotures.services.clotures import clore_les_journees
from boutique.tiroirs.nuit import dire_les_fermetures
from boutique.tiroirs.services.sessions import fermer_les_oubliees
from petiterockette.travaux.registre import Avancement, travail, veille
from petiterockette.travaux.services import demander

from .nuit import dire_les_exercices
from .services.exercices import figer_les_exercices


@travail("clotures_de_caisse", _("Clore la journée des caisses"))
def clore(donnees: dict[str, Any], avancement: Avancement) -> str:
    maintenant = timezone.now()
    fermees = dire_les_fermetures(fermer_les_oubliees(maintenant))
    closes = dire_les_clotures(clore_les_journees(maintenant))
    return f"{fermees} {closes} {dire_les_exercices(figer_les_exercices(maintenant))}"


@veille
def des_que_la_journee_finit(maintenant: datetime) -> None:
    jour = dernier_jour_fini(maintenant)
    closes = Cloture.objects.filter(niveau=Cloture.Niveau.JOUR, debut__gte=jour)
    if Caisse.objects.filter(series__ouverte_le__date__lte=jour).exclude(clotures__in=closes):
        demander(
            nature="clotures_de_caisse",
            cle=f"clotures_de_caisse:{jour:%Y-%m-%d}",
            resume=str(_("Clore la journée des caisses")),
        )
