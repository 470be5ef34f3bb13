"""What is said of a charity event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire


class ManifestationForm(Formulaire):
    nom = forms.CharField(
        label=_("Nom"),
        max_length=80,
        help_text=_("« Bal de la Rockette », « Vide-grenier du quartier »."),
        error_messages={"required": _("Donnez-lui un nom.")},
    )
    debut = JourField(label=_("Du"), error_messages={"required": _("Dites quel jour.")})
    fin = JourField(label=_("Au"), required=False, help_text=_("Vide : le même jour."))

    def clean_nom(self) -> str:
        return " ".join(self.cleaned_data["nom"].split())

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        if propre.get("debut"):
            propre["fin"] = propre.get("fin") or propre["debut"]
            if propre["fin"] < propre["debut"]:
                self.add_error("fin", _("Elle finit après avoir commencé."))
        return propre
