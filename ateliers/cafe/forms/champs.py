"""A temperature as people type it: « 3,5 », « -18 »."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import GrandeurField

from ..temperatures import degres_nombre, lire_temperature


class TemperatureField(GrandeurField):
    """Degrees as typed, tenths once cleaned; nothing typed is ``None``."""

    unite = "°C"
    lire, ecrire = staticmethod(lire_temperature), staticmethod(degres_nombre)

    def __init__(self, **options: Any) -> None:
        options.setdefault("error_messages", {"required": _("Tapez une température.")})
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A phone's decimal keyboard has no minus sign.
        return super().widget_attrs(widget) | {"inputmode": "text"}
