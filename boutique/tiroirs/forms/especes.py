"""Cash that moves."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boutique.caisses.forms.qui import QuiForm, motif
from collecte.matiere.champs import Puces
from petiterockette.saisie.champs import MontantField

from ..models import Place
from .coupures import CoupuresForm

SENS = {
    "tiroir-coffre": (_l("Du tiroir au coffre"), "vault"),
    "tiroir-depense": (_l("Payer une petite dépense"), "receipt-text"),
    "tiroir-banque": (_l("Du tiroir à la banque"), "landmark"),
    "coffre-tiroir": (_l("Du coffre au tiroir"), "coins"),
    "banque-tiroir": (_l("De la banque au tiroir"), "banknote"),
}
SENS_DU_COFFRE = {
    "coffre-depense": (_l("Payer une petite dépense"), "receipt-text"),
    "banque-coffre": (_l("De la banque au coffre"), "landmark"),
}


class DeplacerForm(QuiForm):
    """How much, from where to where, and why."""

    sens = forms.ChoiceField(
        label=_l("D’où, vers où\u00a0?"),
        error_messages={
            "required": _l("Touchez d’où viennent ces espèces, et où elles vont."),
            "invalid_choice": _l("Touchez d’où viennent ces espèces, et où elles vont."),
        },
    )
    montant = MontantField(label=_l("Combien\u00a0?"))
    motif = motif(
        _l("Pourquoi\u00a0?"),
        (
            *(_l("recette de la journée"), _l("trop de billets"), _l("besoin de monnaie")),
            *(_l("timbres"), _l("produits d’entretien")),
        ),
    )

    def __init__(self, data: Any = None, *, sens: dict[str, Any] = SENS, **options: Any) -> None:
        super().__init__(data, **options)
        champ = self.fields["sens"]
        champ.choices = [(code, nom) for code, (nom, _picto) in sens.items()]  # type: ignore[attr-defined]
        champ.widget = Puces(lambda code: sens[str(code)][1])
        champ.widget.choices = champ.choices  # type: ignore[attr-defined]

    def clean_montant(self) -> int:
        cts = self.cleaned_data["montant"]
        if not cts:
            raise forms.ValidationError(_("Zéro euro ne se déplace pas."))
        return cts

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of the services that move cash."""
        propre = self.cleaned_data
        de, _tiret, vers = propre["sens"].partition("-")
        return {
            "uuid": propre["uuid"],
            "de": str(Place(de)),
            "vers": str(Place(vers)),
            "montant_cts": propre["montant"],
            "motif": propre["motif"],
            **self.qui(),
        }


class CompterLeCoffreForm(CoupuresForm):
    """What is in the safe; why it differs, if it does."""

    motif = motif(
        _l("S’il y a un écart, pourquoi\u00a0?"),
        (_l("premier comptage"), _l("on ne sait pas")),
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        propre = super().clean()
        if not self.errors and all(self.cleaned_data[r.champ.name] is None for r in self.rangees):
            self.add_error(None, _("Rien n’est compté : s’il n’y a rien au coffre, tapez un 0."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.coffres.compter_le_coffre``."""
        return {
            "uuid": self.cleaned_data["uuid"],
            "coupures": self.coupures(),
            "motif": self.cleaned_data["motif"],
            **self.qui(),
        }
