"""How a ticket is found: most customers have lost theirs."""

import re

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from boutique.caisses.models import Caisse
from boutique.regles.models import Moyen
from boutique.ventes.models import LigneVente, Reglement
from collecte.listes.models import Categorie
from collecte.matiere.champs import choisissables
from collecte.objets.suivis import sans_accents
from petiterockette.saisie.champs import JourField, MontantField

# « 1-2 418 », « 1.2-17 », « E1-3 », or the number alone.
NUMERO = re.compile(r"(?:(E?)(\d{1,5})(?:\.(\d{1,5}))?-)?(\d{1,15})")


class FiltreForm(forms.Form):
    """What the list is narrowed to; what cannot be read narrows nothing, and says so."""

    jour = JourField(label=_("Jour"), required=False)
    montant = MontantField(label=_("Montant"), required=False)
    mots = forms.CharField(
        label=_("Article"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    categorie = forms.ModelChoiceField(
        Categorie.objects.all(), label=_("Catégorie"), required=False, empty_label=_("Toutes")
    )
    moyen = forms.ModelChoiceField(
        Moyen.objects.all(), label=_("Payé par"), required=False, empty_label=_("Tous")
    )
    numero = forms.CharField(
        label=_("Numéro"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    caisse = forms.ModelChoiceField(
        Caisse.objects.none(), label=_("Caisse"), required=False, empty_label=_("Toutes")
    )
    par = forms.TypedChoiceField(label=_("Par"), required=False, coerce=int, empty_value=None)
    ecole = forms.BooleanField(label=_("Avec l’entraînement"), required=False)

    def __init__(self, data=None, *, lieux, vendeurs):
        """``vendeurs``: person → name, those that may be asked for."""
        super().__init__(data)
        nommes = sorted(vendeurs.items(), key=lambda v: (v[1].casefold(), v[0]))
        self.fields["par"].choices = [("", _("Tout le monde")), *nommes]
        caisses = self.fields["caisse"]
        caisses.queryset = Caisse.objects.select_related("point__lieu").filter(
            point__lieu__in=lieux
        )
        caisses.label_from_instance = lambda caisse: caisse.point.nom_complet
        choisissables(self.fields["categorie"])

    def clean_numero(self):
        saisi = self.cleaned_data["numero"]
        if not saisi:
            return None
        if (numero := lire_le_numero(saisi)) is None:
            raise forms.ValidationError(_("Un numéro de ticket ressemble à « 1-2418 »."))
        return numero

    @property
    def cherche(self):
        """Whether something narrows the list."""
        return any(self.data.get(nom) for nom in self.fields)

    def filtrer(self, ventes):
        """The tickets that were asked for; training only when it is asked too."""
        self.full_clean()
        propre = self.cleaned_data
        numero = propre.get("numero")
        if not propre.get("ecole") and not (numero and numero[0]):
            ventes = ventes.filter(serie__ecole=False)
        if propre.get("jour"):
            ventes = ventes.filter(jour=propre["jour"])
        if propre.get("montant") is not None:
            cts = propre["montant"]
            ventes = ventes.filter(total_cts__in=[cts, -cts])
        if propre.get("caisse"):
            ventes = ventes.filter(serie__caisse=propre["caisse"])
        if propre.get("par"):
            ventes = ventes.filter(par=propre["par"])
        if numero:
            ventes = ventes.filter(du_numero(*numero))
        if propre.get("moyen"):
            reglements = Reglement.objects.filter(vente=OuterRef("pk"), moyen=propre["moyen"])
            ventes = ventes.filter(Exists(reglements))
        if propre.get("categorie"):
            siennes = Q(categorie=propre["categorie"]) | Q(categorie__parent=propre["categorie"])
            ventes = ventes.filter(Exists(LigneVente.objects.filter(siennes, vente=OuterRef("pk"))))
        for mot in sans_accents(propre.get("mots", "")).split()[:8]:
            lignes = LigneVente.objects.filter(
                vente=OuterRef("pk"), article__recherche__contains=mot
            )
            ventes = ventes.filter(Exists(lignes))
        return ventes


def lire_le_numero(saisi):
    """The parts of a ticket's number as somebody wrote it (training, till, rank, number); None
    where it is not one."""
    trouve = NUMERO.fullmatch(re.sub(r"[\s\u00a0\u202f]|nº", "", saisi).upper())
    return trouve.groups() if trouve else None


def du_numero(ecole, caisse, rang, numero):
    condition = Q(numero=int(numero))
    if caisse:
        condition &= Q(
            serie__ecole=bool(ecole), serie__caisse__numero=int(caisse), serie__rang=int(rang or 1)
        )
    return condition
