from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField, MontantField
from petiterockette.saisie.formulaires import PageForm


class VersementForm(PageForm):
    """Money received: how much, when."""

    montant_cts = MontantField(
        label=_("Combien ?"), error_messages={"required": _("Dites combien a été reçu.")}
    )
    le = JourField(label=_("Reçu le"), error_messages={"required": _("Dites quel jour.")})

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"le": timezone.localdate()})


class AnnulationForm(PageForm):
    """Why a payment that was noted is taken back."""

    motif = forms.CharField(
        label=_("Pourquoi l’annuler ?"),
        max_length=200,
        error_messages={"required": _("Dites pourquoi\u00a0: une correction porte sa raison.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
