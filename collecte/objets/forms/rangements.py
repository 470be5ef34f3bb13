"""Scanning things into a place, printing their labels, saying which are followed."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie
from collecte.matiere.champs import Puces, choisissables
from petiterockette.saisie.champs import EntierField
from petiterockette.saisie.formulaires import Formulaire

from ..models import Emplacement
from ..services.etiquettes import ETIQUETTES_MAX
from ..services.evenements import SUIVRE
from .objets import SurObjetForm


class DeplacerForm(SurObjetForm):
    """Labels scanned one after another, then a place."""

    codes = forms.CharField(
        label=_("Étiquettes"),
        max_length=20_000,
        help_text=_("Scannez-les l’une après l’autre, ou tapez un code par ligne."),
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
        error_messages={"required": _("Scannez au moins une étiquette.")},
    )
    emplacement = forms.ModelChoiceField(
        Emplacement.objects.all(),
        label=_("Où vont-ils ?"),
        widget=Puces(lambda _e: "map-pin", lambda e: e.lieu),
        empty_label=None,
        error_messages={"required": _("Touchez l’emplacement où vous les posez.")},
    )

    def __init__(self, data=None, *, compte, lieu, codes=""):
        super().__init__(data, compte=compte, lieu=lieu, initial={"codes": codes})
        lieux = compte.portee(SUIVRE).ids_des_lieux
        ici = Emplacement.objects.visibles().select_related("lieu")
        if lieux is not None:
            ici = ici.filter(lieu__in=lieux)
        self.fields["emplacement"].queryset = ici.order_by("lieu__ordre", "lieu", "ordre", "nom")
        choisissables(self.fields["emplacement"])

    @property
    def scans(self):
        return [s for s in re.split(r"[\n\r,;]+", self.cleaned_data["codes"]) if s.strip()]

    def geste(self):
        """The cleaned data, in the words of ``services.deplacements.deplacer``."""
        return {
            "entete": self.entete(),
            "emplacement": self.cleaned_data["emplacement"],
            "scans": self.scans,
        }


class EtiquettesForm(SurObjetForm):
    nombre = EntierField(
        label=_("Combien d’étiquettes ?"),
        min_value=1,
        max_value=ETIQUETTES_MAX,
        initial=24,
        help_text=_("Le papier se choisit ensuite : une feuille A4 en porte de 21 à 65."),
    )

    def geste(self):
        return {"entete": self.entete(), "nombre": self.cleaned_data["nombre"]}


class ReglesForm(Formulaire):
    """Every category and its rule; "" leaves a sub-category to its parent's."""

    def __init__(self, data=None):
        super().__init__(data)
        noms = {"jamais": _("Jamais"), "propose": _("Proposé"), "fiche": _("Avec fiche")}
        tous = Categorie.objects.filter(
            famille="objets", interne=False, vrac=False, visible=True
        ).select_related("suivi", "parent")
        self.categories = sorted(
            tous, key=lambda c: ((c.parent or c).ordre, (c.parent or c).pk, bool(c.parent_id))
        )
        for c in self.categories:
            comme = [("", _("Comme « %(mere)s »") % {"mere": c.parent})] if c.parent_id else []
            self.fields[f"c{c.pk}"] = forms.ChoiceField(
                label=c.nom,
                required=not c.parent_id,
                choices=[*comme, *noms.items()],
                initial=c.suivi.regle if hasattr(c, "suivi") else "" if c.parent_id else "jamais",
                widget=Puces(),
            )

    @property
    def lignes(self):
        return [(c, self[f"c{c.pk}"]) for c in self.categories]

    def regles(self):
        return {c: self.cleaned_data[f"c{c.pk}"] for c in self.categories}
