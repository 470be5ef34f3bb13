"""What is read on a bike's frame, as it is typed wherever somebody reads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..identifiants import Operateur

QUI_TIENT_LE_FICHIER = _("Choisissez qui tient ce fichier.")


class IdentifiantField(forms.CharField):
    """Ten signs; the sheets tell by its placeholder whether it is empty."""

    def __init__(self, **options: Any) -> None:
        signes = {"autocapitalize": "characters", "autocomplete": "off", "placeholder": " "}
        dit = {
            "label": _("Identifiant"),
            "help_text": _("10 signes, gravés ou collés sur le cadre."),
            "error_messages": {"required": _("Recopiez ce qui est marqué sur le cadre.")},
        }
        super().__init__(max_length=30, widget=forms.TextInput(attrs=signes), **dit | options)


class OperateurField(forms.ChoiceField):
    """Who keeps the file that an identifier is written in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Opérateur"),
            choices=[("", "—"), *Operateur.choices],
            error_messages={"required": QUI_TIENT_LE_FICHIER},
            **options,
        )


class AncienField(forms.BooleanField):
    """Whether the identifier has a format of before 2021."""

    def __init__(self, **options: Any) -> None:
        options = {"label": _("Marqué avant 2021 (autre format)"), "required": False} | options
        super().__init__(**options)


class PoseIciField(forms.BooleanField):
    """Whether the house has just marked it."""

    def __init__(self, **options: Any) -> None:
        options = {"label": _("C’est nous qui venons de le marquer"), "required": False} | options
        super().__init__(**options)


class NumeroDeCadreField(forms.CharField):
    """What its maker engraved; « illisible » is an answer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Numéro de cadre"),
            max_length=60,
            help_text=_("Gravé sous le boîtier de pédalier ; « illisible » s’il l’est."),
            error_messages={"required": _("Illisible ou absent ? Écrivez-le.")},
            **options,
        )
