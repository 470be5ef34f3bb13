"""The rows of sorting's own lists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.forms import LigneForm
from collecte.listes.pictogrammes import NOMS, PICTOGRAMMES

from ..models import Controle, NonVendable

# What the other lists have no use for.
DESSINS = (
    ("ban", _("interdit")),
    ("car-front", _("voiture")),
    ("hard-hat", _("casque")),
    ("flask-conical", _("produit chimique")),
    ("flame", _("flamme")),
    ("sword", _("arme")),
    ("pill", _("médicament")),
    ("badge-x", _("contrefaçon")),
    ("apple", _("denrée")),
    ("skull", _("danger")),
)


class NonVendableForm(LigneForm):
    class Meta:
        model = NonVendable
        fields = (
            "nom",
            "que_faire",
            "explication",
            "categorie",
            "mots",
            "source",
            "pictogramme",
        )
        widgets = {"que_faire": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["que_faire"].choices = NonVendable.QueFaire.choices
        choix = [*DESSINS, *(p for p in PICTOGRAMMES if p[0] not in dict(DESSINS))]
        actuel = self.instance.pictogramme
        if actuel not in NOMS and actuel not in dict(DESSINS):
            choix.insert(0, (actuel, _("dessin actuel")))
        self.fields["pictogramme"].choices = choix


class ControleAvantVenteForm(LigneForm):
    """A check; two categories may ask for the same one."""

    class Meta:
        model = Controle
        fields = ("categorie", "nom", "aide", "avant_rayon")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["categorie"].empty_label = _("Choisissez…")

    def clean_nom(self):
        nom = " ".join(self.cleaned_data["nom"].split())
        categorie = self.cleaned_data.get("categorie")
        autres = Controle.objects.filter(categorie=categorie).exclude(pk=self.instance.pk)
        if categorie and autres.filter(nom__iexact=nom).exists():
            raise forms.ValidationError(_("Cette catégorie a déjà ce contrôle."))
        return nom
