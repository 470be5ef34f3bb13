"""What the home page and the journal say of the animation."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.factures.services.emission import DROIT as FACTURER
from petiterockette.affichage.accueil import ChiffreVif
from petiterockette.comptes.portees import portee
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros

from .a_traiter import a_facturer


def a_facturer_ici(request: Any) -> ChiffreVif | None:
    """« 8 », « à facturer, 2 540,00 € » at the sites where this reader invoices."""
    tenus = portee(request.user, FACTURER)
    if not tenus.couvre():
        return None
    demandes: Any = a_facturer(tenus.ids_des_lieux)
    montants = list(demandes.values_list("devis_cts", flat=True))
    if not montants:
        return None
    base = _("à facturer, %(montant)s") % {"montant": euros(sum(montants))}
    return ChiffreVif(nombre(len(montants)), base)


NATURES: dict[str, Any] = {
    "animation.demande.recue": gettext_lazy("demande d’animation reçue"),
    "animation.demande.changee": gettext_lazy("demande d’animation changée"),
    "animation.demande.devisee": gettext_lazy("devis d’animation fait"),
    "animation.demande.confirmee": gettext_lazy("animation confirmée"),
    "animation.demande.faite": gettext_lazy("animation faite"),
    "animation.demande.refusee": gettext_lazy("demande d’animation refusée"),
    "animation.demande.annulee": gettext_lazy("animation annulée"),
    "animation.demande.facturee": gettext_lazy("animation facturée"),
    "animation.contacts.oublies": gettext_lazy("contacts d’animation oubliés"),
    "animation.provenance.comptee": gettext_lazy("provenance des participants comptée"),
    "animation.avis.comptes": gettext_lazy("avis des participants comptés"),
    "animation.materiel.sorti": gettext_lazy("matériel d’atelier sorti"),
    "animation.materiel.rendu": gettext_lazy("matériel d’atelier rendu"),
}
