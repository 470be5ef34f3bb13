"""How many come back, and where they go."""

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from collecte.matiere.dessins import PICTOGRAMMES
from collecte.matiere.etapes import RETOURS_DE_VENTE
from petiterockette.saisie.champs import EntierField

# Where what comes back goes, on three chips.
VERS = [(str(e), str(e.label).capitalize()) for e in RETOURS_DE_VENTE]


class Combien(forms.NumberInput):
    """How many of a thing: one more, one less, or the whole of ``tout`` in one tap."""

    template_name = "boutique/tickets/combien.html"

    def __init__(self, chose, tout=None):
        # Its place is kept empty: the page asks where a thing goes once it is filled.
        super().__init__(attrs={"inputmode": "numeric", "placeholder": " "})
        self.chose, self.tout = chose, tout

    def get_context(self, name, value, attrs):
        contexte = super().get_context(name, value, attrs)
        contexte["widget"] |= {"chose": self.chose, "tout": self.tout}
        return contexte


def champ_vers():
    return forms.ChoiceField(
        label=_("Où va-t-il ?"),
        choices=VERS,
        initial=VERS[0][0],
        # Asked of what comes back only: the shelf is the answer until another is given.
        required=False,
        widget=Puces(pictogramme=lambda e: PICTOGRAMMES.get(e, "")),
    )


def un_nombre(label, r):
    return EntierField(
        label=label,
        min_value=0,
        max_value=r.reste,
        widget=Combien(r.ligne.libelle, tout=r.reste),
        error_messages={
            "max_value": _g("Il en reste %s à rendre.") % r.le_reste,
            "invalid": _g("Un nombre entier."),
            "min_value": _g("Un nombre entier."),
        },
        required=False,
    )
