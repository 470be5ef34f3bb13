"""Who teaches a session, and who follows it: known already, or written down now."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.champs import ChampPersonne
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..models import Origine, TypeStagiaire
from ..services.sessions import Nouvelle
from .sessions import QUI_FINANCE, NomManquantField

# What goes to the BPF is never what happened to come first in a list.
A_CHOISIR = ("", _("à choisir"))


class InscritForm(Formulaire):
    """Somebody of the directory, or somebody new: their first name and their name."""

    personne = ChampPersonne(label=_("Qui"), nouvelle=True)
    nom = NomManquantField(
        help_text=_("Il manque à l’annuaire\u00a0: les papiers et les signatures le portent.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Asked of those who are known without.
        l_un_ou_l_autre(self, "nom")

    @property
    def demande_le_nom(self) -> bool:
        """Whether who was picked is known by a first name alone."""
        personne = self.cleaned_data.get("personne") if self.is_bound else None
        return bool(personne and personne.pk and not personne.nom)

    def clean_personne(self) -> Personne:
        personne: Personne = self.cleaned_data["personne"]
        if not personne.pk and not personne.nom:
            raise forms.ValidationError(_("Tapez son prénom et son nom\u00a0: elle signe avec."))
        return personne

    def qui(self) -> Personne | Nouvelle:
        personne: Personne = self.cleaned_data["personne"]
        return personne if personne.pk else Nouvelle(personne.prenom, personne.nom)


class FormateurForm(InscritForm):
    externe = forms.BooleanField(label=_("Prestataire extérieur"), required=False)

    def geste(self) -> dict[str, Any]:
        propre = self.cleaned_data
        return {"personne": self.qui(), "nom": propre["nom"], "externe": propre["externe"]}


class StagiaireForm(InscritForm):
    type_stagiaire = forms.ChoiceField(
        label=_("Sa situation"),
        choices=[A_CHOISIR, *TypeStagiaire.choices],
        error_messages={"required": _("Choisissez sa situation.")},
        help_text=_("Pour le bilan pédagogique de l’année (BPF), cadre F-1."),
    )
    origine = forms.ChoiceField(
        label=_("Qui finance"),
        choices=[A_CHOISIR, *Origine.choices],
        error_messages={"required": _("Choisissez qui finance.")},
        help_text=QUI_FINANCE,
    )

    def geste(self) -> dict[str, Any]:
        propre = self.cleaned_data
        return {
            "personne": self.qui(),
            "nom": propre["nom"],
            "type_stagiaire": propre["type_stagiaire"],
            "origine": propre["origine"],
        }
