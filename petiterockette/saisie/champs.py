"""Form fields in the house's words: kilograms and euros as people write them, days."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.mesures import Illisible, kilos_nombre, lire_masse
from petiterockette.mots.monnaie import euros_nombre, lire_euros
from petiterockette.mots.numeros import ENTIER_MAX, NUMERO_MAX, numero_lu
from petiterockette.mots.parts import ecrire_la_part, lire_la_part
from petiterockette.temps.durees import MINUTES_D_UN_JOUR, a_taper, lire_duree

_HEURE = re.compile(r"(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?")


class GrandeurField(forms.CharField):
    """A quantity as people type it (« 12,5 »), an integer once cleaned; nothing is ``None``.

    What cannot be read is said by what reads it, or by ``error_messages``, by its code.
    """

    unite: str
    # How it is read (``Illisible`` where it cannot be) and written.
    lire: Callable[[str], int]
    ecrire: Callable[[int], str]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return self.ecrire(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")

    def to_python(self, value: Any) -> Any:
        texte = super().to_python(value)
        if not texte:
            return None
        try:
            return self.lire(texte)
        except Illisible as illisible:
            phrase = self.error_messages.get(illisible.code, str(illisible))
            raise forms.ValidationError(phrase, code=illisible.code) from None


class MasseField(GrandeurField):
    """Kilograms as typed (« 12,5 »), grams once cleaned; nothing typed is ``None``."""

    unite, lire, ecrire = "kg", staticmethod(lire_masse), staticmethod(kilos_nombre)
    default_error_messages = {"required": _("Tapez un poids en kg.")}


class MasseNulleField(MasseField):
    """A mass that may be nothing, as what is counted: « 0 » is read."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as refus:
            if refus.code == "zero":
                return 0
            raise


class MontantField(GrandeurField):
    """Euros as typed (« 12,50 »), cents once cleaned; nothing typed is ``None``."""

    unite, lire, ecrire = "€", staticmethod(lire_euros), staticmethod(euros_nombre)
    default_error_messages = {"required": _("Tapez un montant en euros.")}


class DureeField(GrandeurField):
    """A duration as typed (« 1h30 », « 1,5 »), minutes once cleaned; nothing is ``None``."""

    unite = "h"

    def __init__(
        self,
        *,
        minimum_min: int = 1,
        maximum_min: int = MINUTES_D_UN_JOUR,
        ecrire: Callable[[int], str] = a_taper,
        **options: Any,
    ) -> None:
        self.lire = partial(lire_duree, minimum_min=minimum_min, maximum_min=maximum_min)
        self.ecrire = ecrire
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A phone's decimal keyboard has no « h ».
        return super().widget_attrs(widget) | {"inputmode": "text"}


class PourcentField(GrandeurField):
    """Percents as typed (« 33,3 »), thousandths once cleaned; nothing typed is ``None``."""

    unite, lire, ecrire = "%", staticmethod(lire_la_part), staticmethod(ecrire_la_part)


def viser_la_premiere_erreur(form: forms.BaseForm) -> None:
    """Put the keyboard where the first thing to correct is; call it once the form is bound."""
    premier = next((nom for nom in form.fields if nom in form.errors), None)
    if premier is None:
        return
    for nom, champ in form.fields.items():
        champ.widget.attrs["autofocus"] = nom == premier


def l_un_ou_l_autre(form: forms.BaseForm, *noms: str) -> None:
    """Fields of which one is enough, and one is needed: none of them is « facultatif »."""
    for nom in noms:
        champ: Any = form.fields.get(nom)
        if champ is not None:
            champ.ou_bien = True


@dataclass(frozen=True)
class Exige:
    """A field that what else is said may demand; the same rule refuses it and marks it.

    ``si``: whether it is, from what was read of the others. ``phrase``: what is then said.
    """

    nom: str
    si: Callable[[dict[str, Any]], object]
    phrase: Any


def exiger(form: forms.BaseForm, propre: dict[str, Any], exiges: Sequence[Exige]) -> None:
    """Refuse what is demanded of a form that was read, and was left empty."""
    for e in exiges:
        muet = e.nom in form.fields and e.nom not in form.errors and not propre.get(e.nom)
        if muet and e.si(propre):
            form.add_error(e.nom, e.phrase)


class EntierField(forms.IntegerField):
    """A whole number that a column holds, with the keyboard of digits."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("min_value", -ENTIER_MAX)
        options.setdefault("max_value", ENTIER_MAX)
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        if widget.is_hidden:
            return {}
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}


class NumeroField(EntierField):
    """The key of a row, that the page itself wrote."""

    widget = forms.HiddenInput

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=NUMERO_MAX, **options)


class ChoixMultiplesField(forms.ModelMultipleChoiceField):
    """Several rows, by their keys: one that no base holds is refused like one that is not there."""

    def clean(self, value: Any) -> Any:
        par_cle = self.to_field_name is None and isinstance(value, list | tuple)
        for dite in value if par_cle else ():
            if numero_lu(str(dite)) is None:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": str(dite)[:40]},
                )
        return super().clean(value)


class JourField(forms.DateField):
    """A day, on the device's own calendar: it speaks ISO, whatever the page's language."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": _("Cette date n’existe pas.")}


class HeureField(forms.Field):
    """« 9 h 05 », « 9h », « 09:05 », or the device's own clock."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {
        "required": _("Dites l’heure."),
        "invalid": _("Cette heure n’existe pas\u00a0: par exemple 9:05."),
    }

    def to_python(self, value: Any) -> time | None:
        texte = " ".join(str(value or "").split())
        if not texte:
            return None
        lue = _HEURE.fullmatch(texte)
        try:
            if lue:
                return time(int(lue[1]), int(lue[2] or 0))
        except ValueError:
            pass
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
