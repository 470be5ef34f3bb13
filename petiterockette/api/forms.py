from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu
from petiterockette.saisie.champs import ChoixMultiplesField
from petiterockette.saisie.formulaires import PageForm

from .domaines import DOMAINES


class JetonForm(PageForm):
    """An access: its name, whose it is, what it reads, at which sites."""

    nom = forms.CharField(
        label=_("Quel nom lui donner\u00a0?"),
        max_length=60,
        help_text=_("ce à quoi il sert\u00a0: «\u00a0Carte des ressourceries\u00a0»"),
        error_messages={"required": _("Donnez-lui un nom.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pour = forms.CharField(
        label=_("Pour qui\u00a0?"),
        max_length=120,
        help_text=_("qui en répond, et comment le joindre"),
        error_messages={"required": _("Dites pour qui il est.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    domaines = forms.MultipleChoiceField(
        label=_("Que lit-il\u00a0?"),
        error_messages={"required": _("Cochez au moins ce qu’il lit.")},
        widget=forms.CheckboxSelectMultiple,
    )
    lieux = ChoixMultiplesField(
        label=_("Seulement à ces lieux"),
        queryset=Lieu.objects.none(),
        to_field_name="code",
        required=False,
        help_text=_("Aucun coché\u00a0: tous les lieux, ceux à venir aussi."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["domaines"].choices = [
            (d.code, f"{d.nom}\u00a0: {d.texte}") for d in DOMAINES.values()
        ]
        self.fields["lieux"].queryset = Lieu.objects.ouverts(timezone.localdate())

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.donner``."""
        return self.cleaned_data
