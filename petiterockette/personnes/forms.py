from django import forms
from django.utils.translation import gettext_lazy as _


class AccueilForm(forms.Form):
    """Somebody who joins a team: a first name is enough."""

    prenom = forms.CharField(
        label=_("Prénom"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
        error_messages={"required": _("Tapez un prénom.")},
    )
    nom = forms.CharField(
        label=_("Nom"),
        max_length=60,
        required=False,
        help_text=_("pour distinguer deux mêmes prénoms"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )
