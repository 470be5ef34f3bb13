"""What is said once for a whole file of kilograms, where no column says it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Mesure
from petiterockette.lieux.models import Lieu

from .listes import les_flux


def a_dire(question: Any, choix: Iterable[tuple[str, Any]]) -> forms.ChoiceField:
    """A question that may stay without an answer."""
    return forms.ChoiceField(label=question, choices=[("", _("à dire")), *choix], required=False)


def lieu() -> forms.Field:
    return a_dire(_("De quel lieu ?"), Lieu.objects.values_list("code", "nom"))


def annee() -> forms.Field:
    return forms.CharField(label=_("De quelle année ?"), max_length=4, required=False)


def flux() -> forms.Field:
    return a_dire(_("Entrés, ou devenus quoi ?"), les_flux().choix.items())


def unite() -> forms.Field:
    return forms.ChoiceField(
        label=_("En kilos ou en tonnes ?"),
        choices=[("kg", _("kilos (kg)")), ("t", _("tonnes (t)"))],
        required=False,
        help_text=_("Là où ni la case, ni le titre ne le disent."),
    )


def mesure() -> forms.Field:
    mesures = [(m.value, m.label) for m in (Mesure.PESEE, Mesure.ESTIMEE)]
    return a_dire(_("Pesés ou estimés ?"), mesures)
