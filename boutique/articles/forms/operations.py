"""A dated discount; a public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie
from collecte.matiere.champs import choisissables
from petiterockette.lieux.models import Point
from petiterockette.saisie.champs import ChoixMultiplesField, EntierField, JourField
from petiterockette.saisie.formulaires import Formulaire

from ..models import Public


class OperationForm(Formulaire):
    nom = forms.CharField(
        label=_("Nom"),
        max_length=40,
        help_text=_("Ce que lira la personne sur son ticket : « Moitié prix sur le textile »."),
        error_messages={"required": _("Donnez-lui un nom.")},
    )
    pourcent = EntierField(
        label=_("Remise"),
        min_value=1,
        max_value=100,
        error_messages={
            "required": _("Dites combien, de 1 à 100 %."),
            "min_value": _("Une remise va de 1 à 100 %%."),
            "max_value": _("Une remise va de 1 à 100 %%."),
            "invalid": _("Une remise est un nombre entier : 50."),
        },
    )
    debut = JourField(label=_("Du"), error_messages={"required": _("Dites à partir de quand.")})
    fin = JourField(
        label=_("Au"),
        help_text=_("Ce jour-là compris."),
        error_messages={"required": _("Dites jusqu’à quand.")},
    )
    categories = ChoixMultiplesField(
        Categorie.objects.filter(vrac=False, interne=False, parent=None),
        label=_("Sur quoi"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Rien de coché : sur tout ce qui a une catégorie."),
    )
    points = ChoixMultiplesField(
        Point.objects.none(),
        label=_("À quelles caisses"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    public = forms.ModelChoiceField(
        Public.objects.all(),
        label=_("Pour qui"),
        required=False,
        empty_label=_("Tout le monde"),
        help_text=_("Un public se choisit à la caisse, sur le panier."),
    )

    def __init__(self, data=None, *, portee, operation=None):
        initial = {}
        if operation:
            initial = {n: getattr(operation, n) for n in ("nom", "pourcent", "debut", "fin")}
            initial |= {"public": operation.public_id}
            initial |= {n: list(getattr(operation, n).all()) for n in ("categories", "points")}
        super().__init__(data, initial=initial)
        self.fields["pourcent"].unite = "%"
        caisses = Point.objects.filter(genre=Point.Genre.CAISSE, ferme_le=None)
        ids = portee.ids_des_lieux
        caisses = caisses if ids is None else caisses.filter(lieu__in=ids)
        champ = self.fields["points"]
        champ.queryset = caisses.select_related("lieu").order_by("lieu__ordre", "ordre", "nom")
        champ.label_from_instance = lambda p: f"{p.lieu.nom} · {p.nom}"
        if portee.partout:
            champ.help_text = _("Rien de coché : à toutes.")
        else:
            champ.required = True
            champ.error_messages["required"] = _("Cochez au moins une caisse.")
        choisissables(self.fields["public"], [getattr(operation, "public_id", None)])
        anciennes = [c.pk for c in initial.get("categories", ())]
        choisissables(self.fields["categories"], anciennes)

    def geste(self):
        """The cleaned data, in the words of ``services.operations``."""
        propre = dict(self.cleaned_data)
        return propre | {"categories": list(propre["categories"]), "points": list(propre["points"])}


class PublicForm(Formulaire):
    nom = forms.CharField(
        label=_("Nouveau public"),
        max_length=40,
        error_messages={"required": _("Dites qui : « Voisins », « Retraités ».")},
    )

    def clean_nom(self):
        return " ".join(self.cleaned_data["nom"].split())
