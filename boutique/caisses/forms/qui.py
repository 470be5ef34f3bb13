"""What the pages of the drawer and of the safe ask beside who makes the gesture."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.mesures import MOINS
from petiterockette.saisie.champs import MontantField

from .signature import GesteForm


class QuiForm(GesteForm):
    """A gesture of the drawer or of the safe: what its service refuses is said on the page."""

    def qui(self) -> dict[str, Any]:
        """Who does it, as services want it."""
        par = self.cleaned_data.get("par")
        preuve = {"preuve": self.preuve} if self.preuve else {}
        return {"compte": self.compte, "par": par.pk if par else None, **preuve}


class MontantSigneField(MontantField):
    """Euros that may be less than nothing: a card terminal that gave back more than it took."""

    def to_python(self, value: Any) -> Any:
        texte = forms.CharField.to_python(self, value)
        if texte[:1] in {"-", MOINS} and len(texte) > 1:
            cts = super().to_python(texte[1:])
            return None if cts is None else -cts
        return super().to_python(texte)


def motif(label: Any, exemples: Any, **options: Any) -> forms.CharField:
    """Why, in a few words, beside the usual answers."""
    options.setdefault("error_messages", {"required": _("Dites pourquoi.")})
    options.setdefault("max_length", 120)
    champ = forms.CharField(
        label=label,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "motifs"}),
        **options,
    )
    champ.exemples = exemples  # type: ignore[attr-defined]
    return champ
