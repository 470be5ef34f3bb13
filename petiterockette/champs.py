"""Form fields in the house's words: kilograms and euros as people write them, days."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .mesures import MasseIllisible, kilos_nombre, lire_masse
from .monnaie import MontantIllisible, euros_nombre, lire_euros


class MasseField(forms.CharField):
    """Kilograms as typed (« 12,5 »), grams once cleaned; nothing typed is ``None``."""

    unite = "kg"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return kilos_nombre(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != data

    def to_python(self, value: Any) -> Any:
        texte = super().to_python(value)
        if not texte:
            return None
        try:
            return lire_masse(texte)
        except MasseIllisible as illisible:
            raise forms.ValidationError(str(illisible), code=illisible.code) from None


class MontantField(forms.CharField):
    """Euros as typed (« 12,50 »), cents once cleaned; nothing typed is ``None``."""

    unite = "€"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return euros_nombre(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != data

    def to_python(self, value: Any) -> Any:
        texte = super().to_python(value)
        if not texte:
            return None
        try:
            return lire_euros(texte)
        except MontantIllisible as illisible:
            raise forms.ValidationError(str(illisible), code=illisible.code) from None


def viser_la_premiere_erreur(form: forms.BaseForm) -> None:
    """Put the keyboard where the first thing to correct is; call it once the form is bound."""
    premier = next((nom for nom in form.fields if nom in form.errors), None)
    if premier is None:
        return
    for nom, champ in form.fields.items():
        champ.widget.attrs["autofocus"] = nom == premier


class JourField(forms.DateField):
    """A day, on the device's own calendar: it speaks ISO, whatever the page's language."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": _("Cette date n’existe pas.")}
