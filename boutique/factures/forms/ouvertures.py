"""Invoices are opened to a controller, for some days."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire

from ..ouvertures import AccesOuvert


class OuvertureForm(Formulaire):
    """One of the accounts that control today, and until when; no day closes the invoices."""

    controle = forms.ChoiceField(
        label=_("Compte de contrôle"), error_messages={"required": _("Dites à quel compte.")}
    )
    jusqu_au = JourField(
        label=_("Ouvertes jusqu’au"),
        help_text=_("Ce jour-là compris, un an au plus."),
        error_messages={"required": _("Dites jusqu’à quel jour.")},
    )

    def __init__(self, data: Any = None, *, controles: Sequence[AccesOuvert]) -> None:
        super().__init__(data)
        self.comptes = {str(c.compte.pk): c.compte for c in controles}
        champ = self.fields["controle"]
        assert isinstance(champ, forms.ChoiceField)
        champ.choices = [
            (pk, f"{compte} ({compte.identifiant})") for pk, compte in self.comptes.items()
        ]

    def geste(self) -> dict[str, Any]:
        propre = self.cleaned_data
        return {"controle": self.comptes[propre["controle"]], "jusqu_au": propre["jusqu_au"]}
