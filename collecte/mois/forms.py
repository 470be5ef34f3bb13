"""A site's choices, each with what it means in plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire

from .methodes import EXPLICATIONS, NOMS
from .services.reglages import CHOIX


class ReglageForm(Formulaire):
    valeur = forms.ChoiceField(label="", widget=Puces(mention=lambda valeur: EXPLICATIONS[valeur]))
    debut = JourField(
        label=_("À partir du"),
        help_text=_(
            "D’habitude, depuis le premier jour du mois. Ce qui est déjà écrit garde ses "
            "kilos\u00a0; un mois clos garde sa façon."
        ),
        error_messages={"required": _("Dites depuis quel jour.")},
    )

    def __init__(self, data=None, *, cle, question, actuelle, debut):
        super().__init__(data, initial={"valeur": actuelle, "debut": debut})
        champ = self.fields["valeur"]
        champ.label = question
        champ.choices = [(v, NOMS[v]) for v in CHOIX[cle].values]
        champ.error_messages["required"] = _("Touchez une façon de faire.")
