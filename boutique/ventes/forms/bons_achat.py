"""Vouchers: found by their code, granted to a prescriber."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import choisissables
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import EntierField, JourField, MontantField
from petiterockette.saisie.formulaires import PageForm

from ..models import BonAchat
from ..services.bons_achat import VALABLE
from ..services.bons_solidaires import BONS_MAX


class FiltreForm(forms.Form):
    """Which vouchers: of an origin, with something left, or of a code."""

    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    origine = forms.ChoiceField(
        label=_("Origine"), required=False, choices=[("", _("Toutes")), *BonAchat.Origine.choices]
    )
    reste = forms.BooleanField(label=_("Encore à dépenser"), required=False)

    def filtrer(self, bons):
        self.full_clean()
        propre = self.cleaned_data
        if code := propre.get("code", "").replace(" ", "").upper():
            bons = bons.filter(code=code)
        if propre.get("origine"):
            bons = bons.filter(origine=propre["origine"])
        if propre.get("reste"):
            bons = bons.filter(solde_cts__gt=0, expire_le__gte=timezone.localdate())
        return bons


class OctroiForm(PageForm):
    """So many vouchers of a value, for a prescriber; nobody's name."""

    prescripteur = forms.ModelChoiceField(
        Structure.objects.exclude(genre=Structure.Genre.DECHETTERIE),
        label=_("Pour quelle structure ?"),
        empty_label=_("Choisissez"),
        error_messages={"required": _("Choisissez la structure qui donnera ces bons.")},
    )
    quantite = EntierField(
        label=_("Combien de bons ?"),
        min_value=1,
        max_value=BONS_MAX,
        initial=10,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Dites combien de bons."),
            "min_value": _("Un bon au moins."),
            "max_value": _("Cent bons à la fois au plus."),
        },
    )
    valeur = MontantField(
        label=_("Valeur d’un bon"), error_messages={"required": _("Tapez la valeur d’un bon.")}
    )
    expire_le = JourField(
        label=_("Valables jusqu’au"),
        error_messages={"required": _("Dites jusqu’à quel jour ils valent.")},
    )

    def __init__(self, data=None):
        aujourd_hui = timezone.localdate()
        super().__init__(data, initial={"expire_le": aujourd_hui + VALABLE})
        self.fields["expire_le"].widget.attrs["min"] = aujourd_hui.isoformat()
        choisissables(self.fields["prescripteur"])

    def clean_valeur(self):
        valeur = self.cleaned_data["valeur"]
        if not valeur:
            raise forms.ValidationError(_("Un bon vaut quelque chose."))
        return valeur

    def clean_expire_le(self):
        jour = self.cleaned_data["expire_le"]
        if jour < timezone.localdate() or jour > timezone.localdate() + timedelta(days=3660):
            raise forms.ValidationError(_("Choisissez un jour à venir."))
        return jour

    def geste(self):
        """The cleaned data, in the words of ``services.bons_solidaires.octroyer``."""
        propre = self.cleaned_data
        return {
            "uuid": propre["uuid"],
            "prescripteur": propre["prescripteur"],
            "quantite": propre["quantite"],
            "valeur_cts": propre["valeur"],
            "expire_le": propre["expire_le"],
        }
