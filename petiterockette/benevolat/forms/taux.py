from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField, MontantField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import PageForm


class TauxForm(PageForm):
    """What an hour is worth, from when, after whom; nothing typed gives hours no value any more."""

    taux_cts = MontantField(
        label=_("Valeur d’une heure"),
        required=False,
        help_text=_("Vide : dès ce jour, les heures n’ont plus de valeur en euros."),
    )
    debut = JourField(label=_("Depuis le"), error_messages={"required": _("Dites le jour.")})
    source = forms.CharField(
        label=_("D’après quoi ?"),
        max_length=200,
        help_text=_("Par exemple : SMIC horaire chargé, choisi par le conseil."),
        error_messages={"required": _("Dites d’où vient cette valeur.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"debut": timezone.localdate().replace(month=1, day=1)})
        l_un_ou_l_autre(self, "taux_cts")

    def clean_taux_cts(self) -> int | None:
        if self.cleaned_data["taux_cts"] == 0:
            raise forms.ValidationError(_("Une heure vaut plus de zéro euro."), code="zero")
        return self.cleaned_data["taux_cts"]
