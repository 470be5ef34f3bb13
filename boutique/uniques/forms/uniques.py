"""A followed thing on the shelf: its price, its label, whom it is kept for."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.articles.models import Article
from boutique.regles.models import Activite
from collecte.matiere.champs import Puces, choisissables
from petiterockette.saisie.champs import EntierField, JourField, MontantField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..refus import PrixEntreTemps

Mode = Article.ModePrix
MENTIONS = {
    Mode.CONSEILLE: _("la caisse peut le changer"),
    Mode.FIXE: _("il ne se discute pas"),
    Mode.LIBRE: _("la personne dit combien elle donne"),
}
MODES = (Mode.CONSEILLE, Mode.FIXE, Mode.LIBRE)
MOTIFS = (
    _("Invendu, il part en don"),
    _("Abîmé en rayon"),
    _("Retourne à l’atelier"),
    _("Part au recyclage"),
    _("Gardé pour la maison"),
)


class EtiqueterForm(Formulaire):
    nom = forms.CharField(
        label=_("Ce que dira l’étiquette"),
        max_length=60,
        error_messages={"required": _("Dites ce que c’est.")},
    )
    prix_cts = MontantField(label=_("Prix"), required=False)
    minimum_cts = MontantField(
        label=_("Jamais moins de"), required=False, help_text=_("Vide : pas de minimum.")
    )
    mode_prix = forms.ChoiceField(
        label=_("Ce prix est"),
        choices=[(m, str(m.label).removeprefix("prix ").capitalize()) for m in MODES],
        widget=Puces(mention=lambda valeur: MENTIONS[valeur]),
        initial=Mode.CONSEILLE,
    )
    numero = EntierField(
        label=_("Numéro de l’étiquette"), required=False, min_value=1, max_value=999_999_999
    )
    activite = forms.ModelChoiceField(Activite.objects.all(), label=_("Activité"), empty_label=None)
    controle = forms.BooleanField(label=_("C’est contrôlé"), required=False)

    def __init__(self, data=None, *, objet, prochain):
        activite = Activite.objects.filter(code="boutique").first()
        super().__init__(data, initial={"nom": objet.titre[:60], "activite": activite})
        self.fields["numero"].help_text = _("Vide : le prochain, le nº %(n)d.") % {"n": prochain}
        choisissables(self.fields["activite"])
        l_un_ou_l_autre(self, "prix_cts")

    def clean_nom(self):
        return " ".join(self.cleaned_data["nom"].split())

    def clean(self):
        """A free price has none; only it, or a suggested one, has a minimum."""
        propre = super().clean()
        mode = propre.get("mode_prix")
        if mode == Mode.LIBRE:
            propre["prix_cts"] = None
        elif "prix_cts" in propre and propre["prix_cts"] is None:
            self.add_error("prix_cts", _("Dites son prix, par exemple 25."))
        if mode == Mode.FIXE:
            propre["minimum_cts"] = None
        return propre

    def geste(self):
        """The cleaned data, in the words of ``services.uniques.etiqueter``."""
        return dict(self.cleaned_data)


class PrixForm(Formulaire):
    prix_cts = MontantField(label=_("Nouveau prix"))
    vu_cts = EntierField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data=None, *, article):
        self.article = article
        super().__init__(data, initial={"prix_cts": article.prix_cts, "vu_cts": article.prix_cts})

    def refuser(self, refus):
        if isinstance(refus, PrixEntreTemps):
            # What was typed is kept; sent again, it answers the price that the page now shows.
            self.data = self.data.dict() | {"vu_cts": str(self.article.prix_cts)}
        super().refuser(refus)

    def geste(self):
        return dict(self.cleaned_data)


class ReserverForm(Formulaire):
    jusqu_au = JourField(
        label=_("Réservé jusqu’au"), error_messages={"required": _("Dites jusqu’à quel jour.")}
    )
    pour = forms.CharField(
        label=_("Pour qui"),
        required=False,
        max_length=80,
        help_text=_("Un prénom suffit ; il est oublié à la fin de la réservation."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data=None):
        dans_une_semaine = timezone.localdate() + timedelta(days=7)
        super().__init__(data, initial={"jusqu_au": dans_une_semaine})

    def geste(self):
        return dict(self.cleaned_data)


class RetirerForm(Formulaire):
    motif = forms.CharField(
        label=_("Pourquoi"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "motifs-retrait", "autocomplete": "off"}),
        error_messages={"required": _("Dites pourquoi, en quelques mots.")},
    )
    motifs = MOTIFS

    def geste(self):
        return dict(self.cleaned_data)
