"""What the counters say in training, in place of their own words: written as ``textes.py``."""

from django.utils.translation import gettext_lazy as _

TEXTES_ESSAIS = {
    "depots_un": _("{n} essai"),
    "depots_plusieurs": _("{n} essais"),
    "tout_envoye": _("Rien ne compte"),
    "depot_enregistre": _("Essai réussi"),
    "depot_bref": _("Essai\u00a0: {masse}"),
    "merci": _("Bravo. Rien n’est compté."),
    "corriger_explique": _(
        "L’essai sera annulé avec cette raison, puis rouvert ici pour être corrigé."
    ),
    "annulation_refusee": _("Cet essai n’est pas annulé"),
}
