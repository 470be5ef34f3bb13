"""What the home page and the journal say of the ledger."""

from django.utils.translation import gettext_lazy

NATURES = {
    "collecte.bon.annule": gettext_lazy("bon annulé"),
    "collecte.commentaire.caviarde": gettext_lazy("commentaire caviardé"),
}
