"""What tickets, refunds and corrections add to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy

from boutique.regles.droits import LIRE
from boutique.regles.espace import VENDRE
from petiterockette.affichage.accueil import Tuile, page
from petiterockette.affichage.aller.gestes import GesteCherche
from petiterockette.comptes.roles import Role

TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Tickets"),
        texte=gettext_lazy("en retrouver un, par son numéro, son jour, son montant"),
        pictogramme="receipt-text",
        url="boutique:tickets",
        rang=440,
        droit=LIRE,
        groupe=VENDRE,
        mots=gettext_lazy("remboursement rendre retour échange reçu corriger paiement"),
        pour=(Role.CAISSE, Role.CONTROLE),
    ),
    page(
        gettext_lazy("Reprendre sans ticket"),
        "boutique:retour_sans_ticket",
        "boutique.rembourser_sans_ticket",
        "undo-2",
        gettext_lazy("remboursement retour"),
        rang=535,
    ),
    page(
        gettext_lazy("Plafonds de remboursement"),
        "boutique:plafonds",
        "boutique.regler",
        "gauge",
        rang=565,
    ),
]

NATURES: dict[str, Any] = {
    "boutique.note.remise": gettext_lazy("note remise avant paiement"),
    "boutique.avoir.rendu": gettext_lazy("remboursement"),
    "boutique.paiement.corrige": gettext_lazy("paiement corrigé"),
    "boutique.ticket.remis": gettext_lazy("ticket remis"),
    "boutique.plafond.change": gettext_lazy("plafond de remboursement changé"),
}

GESTES = [
    GesteCherche(
        nom=gettext_lazy("Rembourser"),
        ou=gettext_lazy("retrouvez le ticket, puis «\u00a0Rembourser\u00a0»"),
        mots=gettext_lazy("rembours rendre rendu retour repren échang"),
        url="boutique:tickets",
        droit="boutique.rembourser",
        pictogramme="undo-2",
        demande=(("pour", "rendre"),),
        rang=400,
    ),
    GesteCherche(
        nom=gettext_lazy("Corriger un paiement"),
        ou=gettext_lazy("retrouvez le ticket, puis «\u00a0Corriger le paiement\u00a0»"),
        mots=gettext_lazy("corrig corrections erreur tromp carte espèces chèque vente ticket"),
        url="boutique:tickets",
        droit="boutique.corriger",
        pictogramme="pencil",
        rang=405,
    ),
    GesteCherche(
        nom=gettext_lazy("Donner un reçu ou un ticket"),
        ou=gettext_lazy("retrouvez le ticket, puis imprimez-le ou envoyez-le"),
        mots=gettext_lazy("imprim duplicata justificatif courriel"),
        url="boutique:tickets",
        droit=LIRE,
        pictogramme="printer",
        rang=435,
    ),
]
