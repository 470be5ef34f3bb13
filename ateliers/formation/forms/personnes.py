"""Who teaches a session, and who follows it: known already, or written down now."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.champs import ChampPersonne
from petiterockette.personnes.models import Personne

from ..models import Origine, TypeStagiaire
from ..services.sessions import Nouvelle
from .sessions import FormationForm


class QuiForm(FormationForm):
    """Somebody of the directory, or a first name and a name."""

    personne = ChampPersonne(label=_("Personne déjà connue"), required=False)
    prenom = forms.CharField(label=_("Sinon, son prénom"), max_length=60, required=False)
    nom = forms.CharField(label=_("et son nom"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        if propre.get("personne") is None and "personne" not in self.errors:
            for nom, phrase in (("prenom", _("Donnez un prénom.")), ("nom", _("Donnez un nom."))):
                if not propre.get(nom):
                    self.add_error(nom, phrase)
        return propre

    def qui(self) -> Personne | Nouvelle:
        propre = self.cleaned_data
        return propre["personne"] or Nouvelle(propre["prenom"], propre["nom"])


class FormateurForm(QuiForm):
    externe = forms.BooleanField(label=_("Prestataire extérieur"), required=False)

    def geste(self) -> dict[str, Any]:
        return {"personne": self.qui(), "externe": self.cleaned_data["externe"]}


class StagiaireForm(QuiForm):
    type_stagiaire = forms.ChoiceField(
        label=_("Type de stagiaire (BPF, cadre F-1)"), choices=TypeStagiaire.choices
    )
    origine = forms.ChoiceField(
        label=_("Origine du financement (BPF, cadre C)"), choices=Origine.choices
    )

    def geste(self) -> dict[str, Any]:
        propre = self.cleaned_data
        return {
            "personne": self.qui(),
            "type_stagiaire": propre["type_stagiaire"],
            "origine": propre["origine"],
        }
