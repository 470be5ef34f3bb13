"""A list of days, as people type them."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class SauvesField(forms.CharField):
    """Days as people list them: « 25/12/2026, 01/01/2027 »."""

    def to_python(self, value):
        texte = super().to_python(value)
        return tuple(self._jour(mot) for mot in texte.replace(",", " ").replace(";", " ").split())

    def _jour(self, mot: str) -> date:
        try:
            return forms.DateField(input_formats=["%d/%m/%Y", "%Y-%m-%d"]).to_python(mot)
        except forms.ValidationError:
            raise forms.ValidationError(
                _("« %(mot)s » n’est pas une date : par exemple 25/12/2026."), params={"mot": mot}
            ) from None
