"""Sorting's reference lists: their rows, the checks made, what partners look for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.champs import ChoixMultiplesField, EntierField, JourField
from petiterockette.formulaires import Formulaire, PageForm
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne, Structure

from ..models import Categorie, Controle, NonVendable, Souhait
from ..pictogrammes import NOMS, PICTOGRAMMES
from .champs import Puces, choisissables
from .listes import LigneForm

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

UN_NOMBRE = {"required": _("Tapez un nombre, 0 s’il n’y en a pas.")}


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


class ControleForm(LigneForm):
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
        """The same, in the words of ``services.souhaits.changer_le_souhait``."""
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
