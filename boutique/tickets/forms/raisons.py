"""Why something comes back: the usual reasons, each a button."""

from django import forms
from django.utils.translation import gettext_lazy as _

# Why: of a thing, of what is none (a membership, a donation, a service), and of both.
D_UNE_CHOSE, D_UN_SERVICE, DES_DEUX = "chose", "service", ""
MOTIFS = (
    (_("Ne fonctionne pas"), D_UNE_CHOSE),
    (_("Mauvaise taille"), D_UNE_CHOSE),
    (_("Ne plaît plus"), D_UNE_CHOSE),
    (_("Payé deux fois"), D_UN_SERVICE),
    (_("Changé d’avis"), D_UN_SERVICE),
    (_("Trompé de prix"), DES_DEUX),
    (_("Erreur de caisse"), DES_DEUX),
)


class RaisonsEnBoutons(forms.TextInput):
    """Why, in one tap: each reason sends the page; « Autre raison » is typed.

    What was tapped wins over what was typed, and what was typed over what the page carries.
    """

    template_name = "boutique/tickets/raisons.html"
    use_fieldset = True
    # Of what something may come back here.
    de = frozenset({D_UNE_CHOSE})

    def get_context(self, name, value, attrs):
        contexte = super().get_context(name, value, attrs)
        raisons = [(str(motif), de) for motif, de in MOTIFS if de in self.de or de == DES_DEUX]
        dits = [motif for motif, _de in raisons]
        contexte |= {"raisons": raisons, "autre": value if value and value not in dits else ""}
        return contexte

    def value_from_datadict(self, data, files, name):
        for suffixe in ("_touche", "_autre", ""):
            if dit := data.get(name + suffixe, "").strip():
                return dit
        return ""

    def id_for_label(self, id_):
        return ""
