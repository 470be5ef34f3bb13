from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.formulaires import Formulaire

from .models import Finalite
from .mots import lire_telephone


class IdentiteForm(Formulaire):
    """Somebody by their first name; a name if one likes."""

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
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )


class AccueilForm(IdentiteForm):
    """Somebody who joins a team: a first name is enough."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["nom"].help_text = _("pour distinguer deux mêmes prénoms")


class PersonneForm(IdentiteForm):
    """Somebody of the directory: a datum to reach them goes with what it serves."""

    courriel = forms.EmailField(
        label=_("Courriel"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Cette adresse n’est pas complète : prenom@exemple.fr.")},
    )
    finalites_courriel = forms.MultipleChoiceField(
        label=_("Le courriel sert à"),
        choices=Finalite.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    telephone = forms.CharField(
        label=_("Téléphone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    finalites_telephone = forms.MultipleChoiceField(
        label=_("Le téléphone sert à"),
        choices=Finalite.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_telephone(self):
        telephone = self.cleaned_data["telephone"]
        if not telephone.strip():
            return ""
        lu = lire_telephone(telephone)
        if lu is None:
            raise forms.ValidationError(_("Ce numéro n’est pas complet : 06 12 34 56 78."))
        return lu

    def gestes(self):
        """The cleaned data, in the words of ``services.annuaire.tenir``."""
        propre = dict(self.cleaned_data)
        finalites = {d: propre.pop(f"finalites_{d}") for d in ("courriel", "telephone")}
        return propre | {"finalites": finalites}
