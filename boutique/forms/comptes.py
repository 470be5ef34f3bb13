from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from petiterockette.champs import viser_la_premiere_erreur
from petiterockette.francais import majuscule

from ..models import PosteComptable


class PostesForm(forms.Form):
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

    def full_clean(self) -> None:
        super().full_clean()
        viser_la_premiere_erreur(self)

    def comptes(self) -> dict[str, str]:
        return dict(self.cleaned_data)
