"""The works of this app: a mail that leaves."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.travaux.registre import Avancement, travail

from .services.rappels import TRAVAIL, TRAVAIL_ECHANGE, dire_l_echange, rappeler


@travail(TRAVAIL, _("Rappel d’une permanence"))
def rappel(donnees: dict[str, Any], avancement: Avancement) -> str:
    return rappeler(donnees["inscription"])


@travail(TRAVAIL_ECHANGE, _("Échange d’une permanence"))
def echange(donnees: dict[str, Any], avancement: Avancement) -> str:
    return dire_l_echange(donnees["inscription"])
