"""What the journal's filter calls the gestures of the animation."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "animation.demande.recue": _("demande d’animation reçue"),
    "animation.demande.changee": _("demande d’animation changée"),
    "animation.demande.devisee": _("devis d’animation fait"),
    "animation.demande.confirmee": _("animation confirmée"),
    "animation.demande.faite": _("animation faite"),
    "animation.demande.refusee": _("demande d’animation refusée"),
    "animation.demande.annulee": _("animation annulée"),
    "animation.demande.facturee": _("animation facturée"),
    "animation.contacts.oublies": _("contacts d’animation oubliés"),
    "animation.provenance.comptee": _("provenance des participants comptée"),
    "animation.avis.comptes": _("avis des participants comptés"),
    "animation.materiel.sorti": _("matériel d’atelier sorti"),
    "animation.materiel.rendu": _("matériel d’atelier rendu"),
}
