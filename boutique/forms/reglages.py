"""The settings of the tills: means of payment, activities and their VAT, floats, ceilings."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.forms.champs import Puces, choisissables
from petiterockette.champs import (
    ChoixMultiplesField,
    EntierField,
    JourField,
    MontantField,
    l_un_ou_l_autre,
)
from petiterockette.formulaires import Formulaire

from ..documents import QUANTITE_MAX
from ..models import Activite, Moyen, Regime
from ..services.moyens import PICTOGRAMMES
from ..services.reglages import roles_qui_remboursent
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


class PlafondsForm(ReglageForm):
    """How much each role pays back: with the ticket, without it."""

    def __init__(self, data=None, *, plafonds):
        super().__init__(data)
        self.roles = roles_qui_remboursent()
        for role in self.roles:
            connu = plafonds.get(role)
            for cle, mot in (("avec", _("Avec le ticket")), ("sans", _("Sans ticket"))):
                # A role without a row pays nothing back.
                limite = getattr(connu, f"{cle}_ticket_cts") if connu else 0
                self.limiter(f"{cle}_{role}", mot, limite)

    def clean(self):
        super().clean()
        for role in self.roles:
            self.juger_la_limite(f"avec_{role}")
            self.juger_la_limite(f"sans_{role}")

    @property
    def lignes(self):
        """Each role's word, then the amount and « sans limite » of both ways."""
        paires = [(role, (f"avec_{role}", f"sans_{role}")) for role in self.roles]
        return [
            (role.label, [(self[nom], self[f"{nom}_sans_limite"]) for nom in noms])
            for role, noms in paires
        ]

    def geste(self):
        """``{role: (with the ticket, without)}``, as ``services.reglages.plafonner`` reads it."""
        propre = self.cleaned_data
        return {str(r): (propre[f"avec_{r}"], propre[f"sans_{r}"]) for r in self.roles}
