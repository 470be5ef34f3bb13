"""What the animation tells whoever makes invoices."""

from typing import Any

from django.utils.translation import gettext as _

from boutique.services.factures import DROIT as FACTURER
from petiterockette.affichage.accueil import Chiffre
from petiterockette.comptes.portees import portee
from petiterockette.monnaie import euros

from .lectures import a_facturer


def a_facturer_ici(request: Any) -> Chiffre | None:
    """« 250,00 €, à facturer » at the sites where this reader invoices; nothing elsewhere."""
    tenus = portee(request.user, FACTURER)
    if not tenus.couvre():
        return None
    demandes: Any = a_facturer(tenus.ids_des_lieux)
    total_cts = sum(demandes.values_list("devis_cts", flat=True))
    return Chiffre(euros(total_cts), _("à facturer")) if total_cts else None
