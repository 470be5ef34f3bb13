"""What tickets, refunds and corrections add to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role

from .espace import VENDRE

TUILES_TICKETS: list[Tuile] = [
    Tuile(
        nom=_("Tickets"),
        texte=_("en retrouver un, par son numéro, son jour, son montant"),
        pictogramme="receipt-text",
        url="boutique:tickets",
        rang=440,
        droit="boutique.lire_la_caisse",
        groupe=VENDRE,
        mots=_("remboursement rendre retour échange reçu corriger paiement"),
        pour=(Role.CAISSE, Role.CONTROLE),
    ),
    Tuile(
        nom=_("Bons d’achat"),
        texte=_("ce qu’il en reste, les bons solidaires, leur relevé"),
        pictogramme="ticket",
        url="boutique:bons_achat",
        rang=445,
        droit="boutique.lire_la_caisse",
        groupe=VENDRE,
        mots=_("bon solidaire avoir cadeau"),
        pour=(Role.CONTROLE,),
    ),
]
NATURES_TICKETS: dict[str, Any] = {
    "boutique.avoir.rendu": _("remboursement"),
    "boutique.paiement.corrige": _("paiement corrigé"),
    "boutique.ticket.remis": _("ticket remis"),
    "boutique.commentaire.caviarde": _("commentaire de ticket caviardé"),
    "boutique.bons.octroyes": _("bons solidaires donnés"),
}
