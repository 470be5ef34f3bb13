"""Sorting's reference lists: their rows, the checks made, what partners look for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import ChoixMultiplesField, EntierField
from petiterockette.saisie.formulaires import PageForm

from ..models import Controle

UN_NOMBRE = {"required": _("Tapez un nombre, 0 s’il n’y en a pas.")}


class ControlerForm(PageForm):
    """One object, or a lot: how many passed, how many did not, and what was checked."""

    controles = ChoixMultiplesField(
        Controle.objects.none(),
        label=_("Contrôlé"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez ce qui a été contrôlé.")},
    )
    conformes = EntierField(
        label=_("Bons"), min_value=0, max_value=9_999, initial=1, error_messages=UN_NOMBRE
    )
    non_conformes = EntierField(
        label=_("Pas bons"), min_value=0, max_value=9_999, initial=0, error_messages=UN_NOMBRE
    )
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Qui contrôle ?"),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )

    def __init__(self, data=None, *, controles, compte, equipe):
        super().__init__(data, initial={"controles": [c.pk for c in controles]})
        champ = self.fields["controles"]
        champ.queryset = Controle.objects.filter(pk__in=[c.pk for c in controles])
        champ.label_from_instance = lambda c: f"{c.nom} · {c.aide}" if c.aide else c.nom
        for nom in ("conformes", "non_conformes"):
            self.fields[nom].widget.attrs["inputmode"] = "numeric"
        if compte.personne_id:
            del self.fields["par"]
        else:
            self.fields["par"].queryset = equipe

    def clean(self):
        propre = super().clean()
        nombres = ("conformes", "non_conformes")
        if not set(nombres) & set(self.errors) and not any(propre.get(n) for n in nombres):
            self.add_error("conformes", _("Dites combien, au moins un objet."))
        return propre

    def geste(self):
        """The cleaned data, in the words of ``services.preventes.controler``."""
        propre = self.cleaned_data
        personne = propre.get("par")
        return {
            "uuid": propre["uuid"],
            "controles": list(propre["controles"]),
            "conformes": propre["conformes"],
            "non_conformes": propre["non_conformes"],
            "par": personne.pk if personne else None,
        }
