"""An hour as people type it, and the tasks that were ticked."""

import re
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.numeros import numero_lu

_HEURE = re.compile(r"(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?")


class HeureField(forms.Field):
    """« 9 h 05 », « 9h », « 09:05 », or the device's own clock."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": _("Tapez une heure, par exemple 9:05.")}

    def to_python(self, value: Any) -> time | None:
        texte = " ".join(str(value or "").split())
        if not texte:
            return None
        lue = _HEURE.fullmatch(texte)
        try:
            return time(int(lue[1]), int(lue[2] or 0)) if lue else self._refuser()
        except ValueError:
            self._refuser()

    def _refuser(self) -> Any:
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class TachesField(forms.TypedMultipleChoiceField):
    """Ids of tasks; one that was hidden since the page was made is simply not asked any more."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=numero_lu, required=False, **options)

    def valid_value(self, value: Any) -> bool:
        return numero_lu(str(value)) is not None
