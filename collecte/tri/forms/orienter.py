"""What is typed after the counter: each form ends in ``geste()``, the words of its service."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.forms.gestes import GesteForm
from collecte.listes.models import Matiere
from collecte.matiere.champs import Puces
from collecte.matiere.dessins import NOMS_COURTS, PICTOGRAMMES
from collecte.matiere.etapes import AMONT, DESTINATIONS_APPORT, Etape
from petiterockette.saisie.champs import MasseField

from ..services.controles_avant_vente import exigences_de


def _etapes(etapes):
    return [(str(e), NOMS_COURTS.get(e) or str(e.label).capitalize()) for e in etapes]


class OrienterForm(GesteForm):
    choix = ("de", "vers", "matiere", "categorie")
    etapes = AMONT

    de = forms.ChoiceField(
        label=_("D’où partent ces kilos ?"),
        choices=_etapes(AMONT),
        initial=str(Etape.A_TRIER),
        widget=Puces(PICTOGRAMMES.get),
    )
    vers = forms.ChoiceField(
        label=_("Où vont-ils ?"),
        choices=_etapes(DESTINATIONS_APPORT),
        widget=Puces(PICTOGRAMMES.get),
        error_messages={"required": _("Dites où vont ces kilos.")},
    )
    matiere = forms.ModelChoiceField(
        Matiere.objects.all(),
        label=_("Matière"),
        required=False,
        empty_label=_("Celle de la catégorie"),
        help_text=_("Pour ce qui va au recyclage ou à la déchetterie."),
    )
    masse = MasseField(label=_("Poids net"))
    contenant = contenants_n = None

    def __init__(self, data=None, *, compte, point, demande=None):
        super().__init__(data, compte=compte, point=point)
        self._preremplir(demande or {})

    def _preremplir(self, demande):
        """What a link already says: from where, to where, which category."""
        for nom in ("de", "vers"):
            if demande.get(nom) in dict(self.fields[nom].choices):
                self.initial[nom] = demande[nom]
        categorie = self.fields["categorie"].queryset.filter(code=demande.get("categorie"))
        self.initial["categorie"] = categorie.values_list("pk", flat=True).first()

    def _preparer_les_tuiles(self):
        super()._preparer_les_tuiles()
        champ = self.fields["categorie"]
        champ.widget.exigences = exigences_de(champ.queryset.values_list("pk", flat=True))

    def geste(self):
        """The cleaned data, in the words of ``services.tri.orienter``."""
        propre = self.cleaned_data
        return self.commun() | {
            "categorie": propre["categorie"],
            "de": propre["de"],
            "vers": propre["vers"],
            "masse_g": propre["masse"],
            "matiere": propre["matiere"],
            "quantite": propre["quantite"],
        }
