"""What money is counted under and how it is paid: activities and their VAT, means."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces, choisissables
from petiterockette.saisie.champs import (
    ChoixMultiplesField,
    JourField,
    MontantField,
    l_un_ou_l_autre,
)
from petiterockette.saisie.formulaires import Formulaire

from ..models import Activite, Moyen, Regime
from ..services.moyens import PICTOGRAMMES
from .champs import PlusieursTauxField, TauxField

UN_NOM = {"required": _("Donnez-lui un nom.")}
UN_COMPTE = forms.RegexField(
    r"^\d{3,12}$",
    label=_("Compte comptable"),
    help_text=_("En chiffres, comme dans votre plan comptable : 530000."),
    error_messages={
        "required": _("Dites le compte : 530000."),
        "invalid": _("Un compte s’écrit en chiffres, de 3 à 12."),
    },
    widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
)


class ReglageForm(Formulaire):
    """A form that says what the service refused beside its fields."""

    def geste(self):
        return dict(self.cleaned_data)

    def clean_nom(self):
        return " ".join(self.cleaned_data["nom"].split())

    def limiter(self, nom, mot, limite):
        """Add an amount beside « sans limite »: one of them is said, an empty page says neither.

        ``limite``: cents; None: no limit; ``...``: not said yet.
        """
        self.fields[nom] = champ = MontantField(label=mot, required=False)
        champ.ou_bien = True
        self.fields[f"{nom}_sans_limite"] = forms.BooleanField(
            label=_("Sans limite"), required=False
        )
        self.initial[nom] = None if limite is ... else limite
        self.initial[f"{nom}_sans_limite"] = limite is None

    def juger_la_limite(self, nom):
        """An amount or no limit, and not both: what is not said is refused beside the amount."""
        limite, sans = self.cleaned_data.get(nom), self.cleaned_data[f"{nom}_sans_limite"]
        if nom in self.errors or (limite is None) is sans:
            return
        phrase = _("Un montant, ou « sans limite » : pas les deux.")
        if not sans:
            phrase = _("Tapez un montant, 0 pour rien, ou cochez « sans limite ».")
        self.add_error(nom, phrase)


class MoyenForm(ReglageForm):
    nom = forms.CharField(label=_("Nom"), max_length=40, error_messages=UN_NOM)
    genre = forms.ChoiceField(
        label=_("Genre"),
        choices=[(v, str(nom).capitalize()) for v, nom in Moyen.Genre.choices],
        widget=Puces(PICTOGRAMMES.get),
        error_messages={"required": _("Dites de quel genre de paiement il s’agit.")},
    )
    rend_la_monnaie = forms.BooleanField(
        label=_("On rend la monnaie"), required=False, help_text=_("Sur des espèces seulement.")
    )
    compte = UN_COMPTE
    activites = ChoixMultiplesField(
        Activite.objects.all(),
        label=_("Accepté pour"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Rien de coché : pour toutes les activités."),
    )

    def __init__(self, data=None, *, moyen=None, fige=False):
        noms = ("nom", "genre", "rend_la_monnaie", "compte")
        initial = {n: getattr(moyen, n) for n in noms} if moyen else {"genre": Moyen.Genre.AUTRE}
        cochees = list(moyen.activites.all()) if moyen else []
        super().__init__(data, initial=initial | {"activites": cochees})
        self.limiter("plafond_cts", _("Plafond d’un ticket"), moyen.plafond_cts if moyen else ...)
        aide = _("Un particulier ne paie pas plus de 1 000 € en espèces.")
        self.fields["plafond_cts"].help_text = aide
        self.order_fields([*noms[:3], "plafond_cts", "plafond_cts_sans_limite", "compte"])
        choisissables(self.fields["activites"], [a.pk for a in cochees])
        if fige:
            self.fields["genre"].disabled = True
            self.fields["genre"].help_text = _("Il a déjà servi : son genre ne change plus.")

    def clean(self):
        super().clean()
        self.juger_la_limite("plafond_cts")

    def geste(self):
        propre = super().geste()
        del propre["plafond_cts_sans_limite"]
        return propre | {"activites": list(propre["activites"])}


class ActiviteForm(ReglageForm):
    nom = forms.CharField(label=_("Nom"), max_length=60, error_messages=UN_NOM)
    compte = UN_COMPTE
    dans_le_ca = forms.BooleanField(
        label=_("Compte dans le chiffre d’affaires"),
        required=False,
        help_text=_("Ni les dons, ni les adhésions, ni les bons d’achat n’y comptent."),
    )
    visible = forms.BooleanField(
        label=_("Proposée pour les nouveaux articles"), required=False, initial=True
    )

    def __init__(self, data=None, *, activite=None):
        initial = {n: getattr(activite, n) for n in self.base_fields} if activite else None
        super().__init__(data, initial=initial)


class RegimeForm(ReglageForm):
    regime = forms.ChoiceField(
        label=_("Régime de TVA"),
        choices=[(v, str(nom)[0].upper() + str(nom)[1:]) for v, nom in Regime.choices],
    )
    taux_cp = TauxField(
        label=_("Taux"), required=False, help_text=_("Seulement si elle est soumise : 20, ou 5,5.")
    )
    autres_taux = PlusieursTauxField(
        label=_("Autres taux de ses articles"),
        required=False,
        max_length=40,
        help_text=_("Livres à 5,5, boissons à 10 : chaque article dit ensuite le sien."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    debut = JourField(
        label=_("Depuis le"), error_messages={"required": _("Dites à partir de quand.")}
    )

    def __init__(self, data=None, *, autres_taux=()):
        initial = {"debut": timezone.localdate, "autres_taux": list(autres_taux)}
        super().__init__(data, initial=initial)
        l_un_ou_l_autre(self, "taux_cp")

    def clean(self):
        propre = super().clean()
        if "taux_cp" in self.errors:
            return propre
        soumise = propre.get("regime") == Regime.ASSUJETTI
        if soumise and not propre.get("taux_cp"):
            self.add_error("taux_cp", _("Une activité soumise à la TVA a un taux."))
        propre["taux_cp"] = propre.get("taux_cp") or 0 if soumise else 0
        return propre

    def geste(self):
        propre = super().geste()
        autres = propre.pop("autres_taux")
        return propre | {"autres_cp": autres if propre["taux_cp"] else []}
