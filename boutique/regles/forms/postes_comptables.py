from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.francais import majuscule
from petiterockette.saisie.formulaires import Formulaire

from ..models import PosteComptable


class PostesForm(Formulaire):
    """An account for each thing that no activity and no means of payment names."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for poste in PosteComptable.objects.all():
            self.fields[poste.poste] = forms.CharField(
                label=majuscule(poste),
                initial=poste.compte,
                max_length=12,
                validators=[RegexValidator(r"^\d{3,12}$", _("Un compte s’écrit en chiffres."))],
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
                error_messages={"required": _("Dites son compte.")},
            )

    def comptes(self) -> dict[str, str]:
        return dict(self.cleaned_data)
