import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import PourcentField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..registre import noms_des_poles

_PREFIXE = re.compile(r"[1-9][0-9A-Za-z]{0,19}", re.ASCII)


class RepartitionForm(Formulaire):
    """Whose some accounts are: the beginning of their number, then a share for each pole."""

    prefixe = forms.CharField(
        label=_("Comptes qui commencent par"),
        max_length=20,
        required=False,
        help_text=_("Un numéro entier, ou son début : « 606 » vaut pour 606100 et 606300."),
        error_messages={"max_length": _("Un numéro de compte a vingt signes au plus.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    analytique = forms.CharField(
        label=_("Code analytique"),
        max_length=40,
        required=False,
        help_text=_("Seulement ce que le fichier porte sous ce code ; vide : tout le compte."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: Any = None, *, prefixe: str, analytique: str, parts: Mapping[str, int]
    ) -> None:
        super().__init__(data, initial={"prefixe": prefixe, "analytique": analytique})
        l_un_ou_l_autre(self, "prefixe", "analytique")
        self.poles = noms_des_poles()
        for code, nom in self.poles.items():
            part = parts.get(code, 0)
            self.fields[f"part_{code or 'aucun'}"] = PourcentField(
                label=nom, required=False, initial=part or None
            )

    def parts(self) -> list[forms.BoundField]:
        """The shares, pole after pole."""
        return [self[f"part_{code or 'aucun'}"] for code in self.poles]

    def clean_prefixe(self) -> str:
        prefixe = "".join(self.cleaned_data["prefixe"].split())
        if prefixe and not _PREFIXE.fullmatch(prefixe):
            raise forms.ValidationError(_("Un compte commence par un chiffre, de 1 à 9."))
        return prefixe

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.repartitions.repartir_les_comptes``."""
        propre = self.cleaned_data
        return {
            "prefixe": propre["prefixe"],
            "analytique": propre["analytique"],
            "parts": {code: propre[f"part_{code or 'aucun'}"] or 0 for code in self.poles},
        }
