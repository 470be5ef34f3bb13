"""What is said once for a whole file, where no column says it: the questions that kinds share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu


def a_dire(question: Any, choix: Iterable[tuple[Any, Any]]) -> forms.ChoiceField:
    """A question that may stay without an answer."""
    return forms.ChoiceField(label=question, choices=[("", _("à dire")), *choix], required=False)


def lieu(question: Any = None) -> forms.ChoiceField:
    return a_dire(question or _("De quel lieu\u00a0?"), Lieu.objects.values_list("code", "nom"))


def annee() -> forms.CharField:
    return forms.CharField(label=_("De quelle année\u00a0?"), max_length=4, required=False)
