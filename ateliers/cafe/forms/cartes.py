"""A dish, with what is in it; the menu of a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from petiterockette.saisie.champs import ChoixMultiplesField, JourField, MontantField
from petiterockette.saisie.formulaires import Formulaire

from ..models import Allergene, Plat


class PlatForm(Formulaire):
    nom = forms.CharField(
        label=_("Nom"), max_length=60, error_messages={"required": _("Donnez-lui un nom.")}
    )
    genre = forms.ChoiceField(
        label=_("C’est"),
        choices=Plat.Genre.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez ce que c’est.")},
    )
    description = forms.CharField(label=_("Description"), max_length=160, required=False)
    prix_cts = MontantField(
        label=_("Prix plein"), error_messages={"required": _("Tapez un prix en euros.")}
    )
    allergenes = forms.MultipleChoiceField(
        label=_("Allergènes"),
        choices=Allergene.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sans_allergene = forms.BooleanField(label=_("Aucun des quatorze allergènes"), required=False)
    visible = forms.BooleanField(label=_("Proposé pour les cartes"), required=False, initial=True)

    def __init__(self, data: Any = None, *, plat: Plat | None = None) -> None:
        initial = {}
        if plat:
            champs = ("nom", "genre", "description", "prix_cts", "sans_allergene", "visible")
            initial = {nom: getattr(plat, nom) for nom in champs}
            initial["allergenes"] = [str(a) for a in plat.ses_allergenes]
        super().__init__(data, initial=initial)

    def clean_nom(self) -> str:
        return " ".join(self.cleaned_data["nom"].split())


class CarteForm(Formulaire):
    jour = JourField(label=_("Jour"), error_messages={"required": _("Dites quel jour.")})
    plats = ChoixMultiplesField(
        Plat.objects.filter(visible=True),
        label=_("Plats et boissons"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez ce qui est servi ce jour-là.")},
    )
    mot = forms.CharField(
        label=_("Mot du jour"),
        max_length=160,
        required=False,
        help_text=_("Une phrase au-dessus de la carte ; vide : rien."),
    )
