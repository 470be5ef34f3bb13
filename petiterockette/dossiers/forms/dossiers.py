from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu
from petiterockette.saisie.champs import ChoixMultiplesField, JourField
from petiterockette.saisie.formulaires import Formulaire, PageForm

from ..models import Dossier

# Until the end of June, what is told is the year before.
DERNIER_MOIS_DES_RAPPORTS = 6


class DossierForm(PageForm):
    """What a dossier is: its purpose, its title, its reader, its days, its sites."""

    objet = forms.ChoiceField(
        label=_("Pour quoi faire ?"),
        choices=Dossier.Objet.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez à quoi sert ce dossier.")},
    )
    titre = forms.CharField(
        label=_("Son titre"),
        max_length=100,
        help_text=_("Ce que son lecteur verra en haut : Rapport d’activité 2026."),
        error_messages={"required": _("Donnez un titre à ce dossier.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pour = forms.CharField(
        label=_("Pour qui ?"),
        max_length=100,
        required=False,
        help_text=_("Le financeur, le réseau, l’assemblée générale."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    debut = JourField(label=_("Du"), error_messages={"required": _("Dites le premier jour.")})
    fin = JourField(label=_("Au"), error_messages={"required": _("Dites le dernier jour.")})
    lieux = ChoixMultiplesField(
        label=_("Quels lieux ?"),
        queryset=Lieu.objects.all(),
        to_field_name="code",
        required=False,
        help_text=_("Aucun coché : toute l’association."),
        widget=forms.CheckboxSelectMultiple,
    )
    a_rendre_le = JourField(label=_("À rendre le"), required=False)

    def __init__(
        self, data: Any = None, *, dossier: Dossier | None = None, part_de: Dossier | None = None
    ) -> None:
        modele = dossier or part_de
        initial: dict[str, Any] = _annee_a_dire()
        if modele:
            initial |= {nom: getattr(modele, nom) for nom in ("objet", "titre", "pour")}
            initial["lieux"] = [lieu.code for lieu in modele.lieux.all()]
        if dossier:
            initial |= {nom: getattr(dossier, nom) for nom in ("debut", "fin", "a_rendre_le")}
        super().__init__(data, initial=initial)
        if self.initial["debut"] is None:
            self.initial["debut"] = timezone.localdate()

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.dossiers``; a change has no number."""
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if nom != "uuid"}


def _annee_a_dire() -> dict[str, Any]:
    """The last whole year until the end of June, then this one to date."""
    jour = timezone.localdate()
    if jour.month <= DERNIER_MOIS_DES_RAPPORTS:
        return {
            "debut": jour.replace(year=jour.year - 1, month=1, day=1),
            "fin": jour.replace(year=jour.year - 1, month=12, day=31),
        }
    return {"debut": jour.replace(month=1, day=1), "fin": jour}


class MotifForm(Formulaire):
    """Why a frozen dossier is a draft again."""

    motif = forms.CharField(
        label=_("Pourquoi le reprendre ?"),
        max_length=200,
        help_text=_("Ce qui a été figé reste, avec ses fichiers."),
        error_messages={"required": _("Dites pourquoi il redevient un brouillon.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
