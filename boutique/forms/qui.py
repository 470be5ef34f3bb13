"""What every page of the till asks: sent once, and by whom."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.forms.adresses import PageForm
from collecte.forms.champs import Puces
from petiterockette.champs import MontantField, poser_le_refus
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mesures import MOINS
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus


class QuiForm(PageForm):
    """A gesture sent once; an account without a person of its own asks for a name tile."""

    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Qui êtes-vous\u00a0?"),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )

    def __init__(self, data: Any = None, *, compte: Compte, lieu: Lieu, **options: Any) -> None:
        self.compte = compte
        super().__init__(data, **options)
        if compte.personne_id:
            del self.fields["par"]
            return
        champ = self.fields["par"]
        champ.queryset = Personne.objects.de_l_equipe(lieu, timezone.localdate())
        if not champ.queryset:
            champ.help_text = _("Personne n’est encore dans l’équipe de ce lieu.")

    def qui(self) -> dict[str, Any]:
        """Who does it, as services want it."""
        par = self.cleaned_data.get("par")
        return {"compte": self.compte, "par": par.pk if par else None}

    def refuser(self, refus: Refus) -> None:
        poser_le_refus(self, refus)


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
