"""What the animation tells whoever makes invoices."""

from typing import Any

from django.utils.translation import gettext as _

from boutique.factures.services.emission import DROIT as FACTURER
from petiterockette.affichage.accueil import Chiffre
from petiterockette.comptes.portees import portee
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros

from .lectures import a_facturer


def a_facturer_ici(request: Any) -> Chiffre | None:
    """« 8 », « à facturer, 2 540,00 € » at the sites where this reader invoices."""
    tenus = portee(request.user, FACTURER)
    if not tenus.couvre():
        return None
    demandes: Any = a_facturer(tenus.ids_des_lieux)
    montants = list(demandes.values_list("devis_cts", flat=True))
    if not montants:
        return None
    base = _("à facturer, %(montant)s") % {"montant": euros(sum(montants))}
    return Chiffre(nombre(len(montants)), base)
