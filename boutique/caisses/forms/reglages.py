"""How a till is set: its float, what it shows first, its scales."""

from django import forms
from django.utils.translation import gettext_lazy as _

from boutique.regles.forms.reglages import ReglageForm
from boutique.regles.models import Activite
from boutique.regles.prix import QUANTITE_MAX
from petiterockette.saisie.champs import EntierField, JourField, MontantField


class CaisseForm(ReglageForm):
    fond_cts = MontantField(
        label=_("Fond de caisse habituel"), help_text=_("Proposé à l’ouverture.")
    )
    tolerance_cts = MontantField(
        label=_("Écart toléré au comptage"),
        help_text=_("Au-dessous, on ne demande rien ; au-dessus, on recompte, puis on explique."),
    )
    demande_le_code = forms.BooleanField(
        label=_("Demander le code de chacun"),
        required=False,
        help_text=_(
            "Quatre chiffres que chaque personne choisit, et tape en touchant son nom : personne "
            "n’encaisse sous le nom d’une autre."
        ),
    )
    quantite_plausible = EntierField(
        label=_("Quantité qui se confirme"),
        min_value=1,
        max_value=QUANTITE_MAX,
        help_text=_("Au-dessus, sur une ligne, la caisse demande une fois."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    montant_plausible_cts = MontantField(
        label=_("Montant qui se confirme"),
        help_text=_("Au-dessus, sur une ligne, la caisse demande une fois."),
    )
    s_ouvre_sur = forms.ModelChoiceField(
        Activite.objects.filter(dans_le_ca=True, visible=True),
        label=_("La caisse s’ouvre sur"),
        required=False,
        empty_label=_("Les objets, comme une boutique"),
        help_text=_("La carte du café, les vélos à vendre : ce qu’elle vend le plus."),
    )
    vente_au_poids = forms.BooleanField(
        label=_("Cette caisse vend au poids"),
        required=False,
        help_text=_("Seulement sur une balance vérifiée, vignette verte collée dessus."),
    )
    instrument = forms.CharField(
        label=_("Numéro de la balance"),
        required=False,
        max_length=40,
        help_text=_("Celui de sa plaque, ou de son carnet métrologique."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    vignette_jusqu_au = JourField(label=_("Vignette valable jusqu’au"), required=False)

    def __init__(self, data=None, *, caisse):
        super().__init__(data, initial={n: getattr(caisse, n) for n in self.base_fields})

    def clean_montant_plausible_cts(self):
        montant = self.cleaned_data["montant_plausible_cts"]
        if not montant:
            raise forms.ValidationError(_("Un montant au-dessus de zéro."))
        return montant

    def clean_instrument(self):
        return " ".join(self.cleaned_data["instrument"].split())
