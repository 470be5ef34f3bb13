"""The work of this app: a reminder that leaves."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.travaux.registre import Avancement, travail

from .services.rappels import TRAVAIL, rappeler


@travail(TRAVAIL, _("Rappel d’une permanence"))
def rappel(donnees: dict[str, Any], avancement: Avancement) -> str:
    return rappeler(donnees["inscription"])
