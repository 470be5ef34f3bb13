"""The tasks that were ticked."""

from typing import Any

from django import forms

from petiterockette.mots.numeros import numero_lu


class TachesField(forms.TypedMultipleChoiceField):
    """Ids of tasks; one that was hidden since the page was made is simply not asked any more."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=numero_lu, required=False, **options)

    def valid_value(self, value: Any) -> bool:
        return numero_lu(str(value)) is not None
