"""How a ticket of before is found."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.regles.models import Moyen
from collecte.listes.models import Categorie
from collecte.matiere.champs import choisissables
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.champs import JourField, MontantField

from .models import LigneReprise, TicketRepris


class FiltreForm(forms.Form):
    """What the list is narrowed to; what cannot be read narrows nothing, and says so."""

    numero = forms.CharField(
        label=gettext_lazy("Numéro"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    jour = JourField(label=gettext_lazy("Jour"), required=False)
    montant = MontantField(label=gettext_lazy("Montant"), required=False)
    categorie = forms.ModelChoiceField(
        Categorie.objects.all(),
        label=gettext_lazy("Catégorie"),
        required=False,
        empty_label=gettext_lazy("Toutes"),
    )
    moyen = forms.ModelChoiceField(
        Moyen.objects.all(),
        label=gettext_lazy("Payé par"),
        required=False,
        empty_label=gettext_lazy("Tous"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choisissables(self.fields["categorie"])

    def clean_numero(self) -> int | None:
        saisi = self.cleaned_data["numero"]
        if not saisi:
            return None
        if (numero := numero_lu(saisi.replace("\u202f", "").replace(" ", ""))) is None:
            raise forms.ValidationError(_("Un numéro de ticket d’avant s’écrit en chiffres."))
        return numero

    @property
    def cherche(self) -> bool:
        """Whether something narrows the list."""
        return any(self.data.get(nom) for nom in self.fields)

    def filtrer(self, tickets: QuerySet[TicketRepris]) -> QuerySet[TicketRepris]:
        """The tickets that were asked for."""
        self.full_clean()
        propre = self.cleaned_data
        if propre.get("numero") is not None:
            tickets = tickets.filter(numero=propre["numero"])
        if propre.get("jour"):
            tickets = tickets.filter(jour=propre["jour"])
        if propre.get("montant") is not None:
            cts = propre["montant"]
            tickets = tickets.filter(total_cts__in=[cts, -cts])
        if propre.get("moyen"):
            tickets = tickets.filter(moyen=propre["moyen"])
        if propre.get("categorie"):
            siennes = Q(pk=propre["categorie"].pk) | Q(parent=propre["categorie"])
            ids = list(Categorie.objects.filter(siennes).values_list("pk", flat=True))
            lignes = LigneReprise.objects.filter(categorie__in=ids)
            tickets = tickets.filter(pk__in=lignes.values("ticket"))
        return tickets

    def dits(self) -> list[tuple[str, str]]:
        """What narrows the list, as pairs (name, value)."""
        mots = {"jour": lambda j: f"{j:%d/%m/%Y}", "montant": euros}
        return [
            (str(self.fields[nom].label), mots.get(nom, str)(valeur))
            for nom, valeur in self.cleaned_data.items()
            if valeur not in (None, "")
        ]
