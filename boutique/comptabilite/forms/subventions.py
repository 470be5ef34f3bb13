"""Whether the grants are booked here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import Exige, JourField, exiger, l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..models import ReglageSubventions

# What is asked only where the answer is yes.
EXIGES = (
    Exige("depuis", lambda dit: dit["actives"], _("Dites depuis quel jour.")),
    Exige("accord_le", lambda dit: dit["actives"], _("Dites quand le comptable a accepté.")),
)


class ReglageSubventionsForm(Formulaire):
    actives = forms.ChoiceField(
        label=_("Passer les subventions dans les écritures\u00a0?"),
        choices=[
            ("non", _("non, le comptable les passe lui-même")),
            ("oui", _("oui, le comptable est d’accord")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites oui ou non.")},
    )
    depuis = JourField(
        label=_("Depuis quel jour\u00a0?"),
        required=False,
        help_text=_("Ce qui est notifié ou versé avant reste au comptable."),
    )
    accord_le = JourField(label=_("Quand le comptable a-t-il accepté\u00a0?"), required=False)

    def __init__(self, data: Any = None, *, reglage: ReglageSubventions | None) -> None:
        initial: dict[str, Any] = {"actives": "non"}
        if reglage:
            initial = {
                "actives": "oui" if reglage.actives else "non",
                "depuis": reglage.depuis,
                "accord_le": reglage.accord_le,
            }
        super().__init__(data, initial=initial)
        l_un_ou_l_autre(self, *(e.nom for e in EXIGES))

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        propre["actives"] = propre.get("actives") == "oui"
        exiger(self, propre, EXIGES)
        return propre
