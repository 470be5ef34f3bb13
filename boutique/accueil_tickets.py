"""What tickets, refunds and corrections add to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile

TUILES_TICKETS: list[Tuile] = []
NATURES_TICKETS: dict[str, Any] = {
    "boutique.avoir.rendu": _("remboursement"),
    "boutique.paiement.corrige": _("paiement corrigé"),
}
