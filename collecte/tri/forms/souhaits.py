"""What partners look for, and what was put aside for them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie
from collecte.matiere.champs import choisissables
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import EntierField, JourField
from petiterockette.saisie.formulaires import Formulaire, PageForm

from ..models import Souhait


class SouhaitForm(PageForm):
    structure = forms.ModelChoiceField(
        Structure.objects.exclude(genre__in=["recycleur", "dechetterie"]),
        label=_("Qui cherche ?"),
        empty_label=_("Choisissez…"),
        error_messages={"required": _("Dites qui cherche.")},
    )
    categorie = forms.ModelChoiceField(
        Categorie.objects.filter(vrac=False),
        label=_("Catégorie"),
        empty_label=_("Choisissez…"),
        error_messages={"required": _("Choisissez une catégorie.")},
    )
    quoi = forms.CharField(
        label=_("Quoi ?"),
        max_length=60,
        help_text=Souhait._meta.get_field("quoi").help_text,
        error_messages={"required": _("Dites quoi.")},
    )
    quantite = EntierField(
        label=_("Combien ?"),
        min_value=1,
        max_value=99_999,
        error_messages={"required": _("Dites combien.")},
    )
    lieu = forms.ModelChoiceField(
        Lieu.objects.none(), label=_("Où ?"), required=False, empty_label=_("Partout")
    )
    jusqu_au = JourField(
        label=_("Jusqu’au"), required=False, help_text=_("Vide : jusqu’à ce qu’on le close.")
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=200)

    def __init__(self, data=None, *, lieux, souhait=None):
        noms = ("structure", "categorie", "quoi", "quantite", "lieu", "jusqu_au", "note")
        initial = {n: getattr(souhait, n) for n in noms} if souhait else {}
        super().__init__(data, initial=initial)
        self.fields["lieu"].queryset = lieux
        for nom in ("structure", "categorie"):
            actuel = getattr(souhait, f"{nom}_id", None)
            choisissables(self.fields[nom], [actuel])
        self.fields["quantite"].widget.attrs["inputmode"] = "numeric"

    def geste(self):
        """The cleaned data, in the words of ``services.souhaits.souhaiter``."""
        return dict(self.cleaned_data)

    def changement(self):
        """The cleaned data, in the words of ``services.souhaits.changer_le_souhait``."""
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if nom != "uuid"}


class ServirForm(Formulaire):
    """« Servi : n », typed by hand; ``avant`` is what the page said."""

    avant = EntierField(min_value=0, widget=forms.HiddenInput)
    servi = EntierField(
        label=_("Servi"),
        min_value=0,
        max_value=99_999,
        error_messages={"required": _("Dites combien ont été servis.")},
    )
