"""How a ticket is handed over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.signature import GesteForm

from ..models import Remis

Forme = Remis.Forme


class RemettreForm(GesteForm):
    """On paper, as a gift ticket, as a code, or declined."""

    question = _("Qui remet ce ticket ?")
    forme = forms.ChoiceField(
        choices=[(f.value, f.label) for f in Forme if f != Forme.COURRIEL],
        widget=forms.HiddenInput,
    )

    def geste(self):
        """The cleaned data, in the words of ``services.papiers_remis.remettre``."""
        return {**self.signature(), "forme": self.cleaned_data["forme"]}


class CourrielForm(GesteForm):
    """The address that a ticket is sent to; nothing keeps it."""

    question = _("Qui envoie ce ticket ?")
    courriel = forms.EmailField(
        label=_("Adresse de courriel"),
        max_length=254,
        widget=forms.EmailInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Tapez l’adresse que la personne vous donne."),
            "invalid": _("Cette adresse n’a pas la forme « nom@exemple.fr »."),
        },
    )

    def geste(self):
        """The cleaned data, in the words of ``services.papiers_remis.envoyer``."""
        return {**self.signature(), "courriel": self.cleaned_data["courriel"]}
