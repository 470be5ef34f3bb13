"""The answers that fingers give in this trade, one field of each kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.couleurs import MOTIFS
from collecte.listes.forms import Dessins, Motifs
from collecte.listes.models import Categorie
from collecte.listes.pictogrammes import PICTOGRAMMES
from collecte.matiere.champs import CouleurField, Puces, Tuiles, choisissables
from petiterockette.photos.champs import PhotoField


class ReponsesForm(forms.Form):
    """What the page of components shows; nothing is ever sent from it."""

    categorie = forms.ModelChoiceField(
        Categorie.objects.filter(famille="objets", parent=None),
        label=_("Catégorie"),
        empty_label=None,
        widget=Tuiles(),
    )
    origine = forms.ChoiceField(
        label=_("Origine"),
        choices=[
            ("apport", _("Apport volontaire")),
            ("domicile", _("À domicile")),
            ("", _("Non demandé")),
        ],
        widget=Puces(
            pictogramme={"apport": "user", "domicile": "house"}.get,
            mention={"domicile": _("par le camion")}.get,
        ),
    )
    photo = PhotoField(label=_("Photo"))
    dessin = forms.ChoiceField(label=_("Pictogramme"), choices=PICTOGRAMMES[:6], widget=Dessins())
    motif = forms.ChoiceField(label=_("Motif"), choices=MOTIFS, widget=Motifs())
    couleur = CouleurField()

    def __init__(self, **options):
        super().__init__(**options)
        categories = self.fields["categorie"]
        choisissables(categories)
        tuiles = categories.widget
        premieres = list(categories.queryset[:3])
        for categorie in premieres[:1]:
            self.fields["motif"].widget.code = categorie.code
            tuiles.stocks = {categorie.pk: [("rayon", _("en rayon"), 12_400)]}
        for categorie in premieres[1:2]:
            tuiles.exigences = {categorie.pk: [_("sécurité électrique")]}
        for categorie in premieres[2:]:
            tuiles.refus = {categorie.pk: _("ce partenaire n’en prend pas")}
