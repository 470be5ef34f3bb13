"""Whether the grants are booked here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire

from ..models import ReglageSubventions


class ReglageSubventionsForm(Formulaire):
    actives = forms.ChoiceField(
        label=_("Passer les subventions dans les écritures\u00a0?"),
        choices=[
            ("", _("non, le comptable les passe lui-même")),
            ("oui", _("oui, le comptable est d’accord")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    depuis = JourField(
        label=_("Depuis quel jour\u00a0?"),
        required=False,
        help_text=_("Ce qui est notifié ou versé avant reste au comptable."),
    )
    accord_le = JourField(label=_("Quand le comptable a-t-il accepté\u00a0?"), required=False)

    def __init__(self, data: Any = None, *, reglage: ReglageSubventions | None) -> None:
        initial: dict[str, Any] = {"actives": ""}
        if reglage:
            initial = {
                "actives": "oui" if reglage.actives else "",
                "depuis": reglage.depuis,
                "accord_le": reglage.accord_le,
            }
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        propre["actives"] = propre.get("actives") == "oui"
        if propre["actives"]:
            if not propre.get("depuis") and "depuis" not in self.errors:
                self.add_error("depuis", _("Dites depuis quel jour."))
            if not propre.get("accord_le") and "accord_le" not in self.errors:
                self.add_error("accord_le", _("Dites quand le comptable a accepté."))
        return propre
