"""Whom an invoice is for, what is on it, when it was paid."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.qui import motif
from boutique.regles.models import Activite
from boutique.regles.taux import nombre_du_taux
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos_nombre, lire_masse
from petiterockette.saisie.champs import GrandeurField, JourField, MontantField
from petiterockette.saisie.formulaires import Formulaire

from ..clients import Client, manque_a_l_adresse
from ..refus import AdresseIncomplete
from ..services.lignes import LigneTapee

DELAI = timedelta(days=30)
LIGNES = 6


class FacturationForm(Formulaire):
    """What every gesture of an invoice carries."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial={"uuid": uuid4(), **initial})


class ClientForm(FacturationForm):
    client_nom = forms.CharField(
        label=_("Nom du client"),
        max_length=120,
        help_text=_("L’entreprise, l’association, la collectivité."),
        error_messages={"required": _("Dites à qui est la facture.")},
    )
    client_adresse = forms.CharField(
        label=_("Son adresse"),
        max_length=200,
        help_text=_("La rue, le code postal et la ville."),
        error_messages={"required": _("Une facture porte l’adresse du client.")},
    )
    client_siren = forms.CharField(
        label=_("Son SIREN ou SIRET"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    client_tva = forms.CharField(label=_("Son nº de TVA"), max_length=20, required=False)
    reference = forms.CharField(
        label=_("Sa référence"),
        max_length=60,
        required=False,
        help_text=_("Le numéro de son bon de commande, s’il en a donné un."),
    )

    @property
    def adresse_a_completer(self) -> str:
        """What the address that was noted lacks; once it is typed, the field says it itself."""
        notee = "" if self.is_bound else self["client_adresse"].value()
        return manque_a_l_adresse(str(notee)) if notee else ""

    def clean_client_adresse(self) -> str:
        adresse = " ".join(self.cleaned_data["client_adresse"].split())
        if manque := manque_a_l_adresse(adresse):
            raise forms.ValidationError(AdresseIncomplete.texte, params={"quoi": manque})
        return adresse

    def clean_client_siren(self) -> str:
        chiffres = "".join(self.cleaned_data["client_siren"].split())
        if chiffres and not (chiffres.isdecimal() and len(chiffres) in (9, 14)):
            raise forms.ValidationError(_("Un SIREN a 9 chiffres, un SIRET 14."))
        return chiffres

    def client(self) -> Client:
        propre = self.cleaned_data
        return Client(
            nom=" ".join(propre["client_nom"].split()),
            adresse=" ".join(propre["client_adresse"].split()),
            siren=propre["client_siren"],
            tva="".join(propre["client_tva"].split()).upper(),
            reference=propre["reference"].strip(),
        )


class FactureForm(ClientForm):
    """Also: of which site, of when, and to be paid before when."""

    lieu = forms.ModelChoiceField(
        Lieu.objects.none(),
        label=_("Lieu"),
        empty_label=None,
        error_messages={"required": _("Dites quel lieu facture.")},
    )
    prestation_le = JourField(
        label=_("Vente ou prestation du"), error_messages={"required": _("Dites de quel jour.")}
    )
    echeance = JourField(
        label=_("À payer avant le"), error_messages={"required": _("Dites jusqu’à quand payer.")}
    )
    autoliquidation = forms.BooleanField(
        label=_("Le client paie lui-même la TVA"),
        required=False,
        help_text=_("Ferraille et matières vendues à un recycleur soumis à la TVA."),
    )

    def __init__(self, data: Any = None, *, lieux: Any) -> None:
        jour = timezone.localdate()
        super().__init__(data, prestation_le=jour, echeance=jour + DELAI)
        champ: Any = self.fields["lieu"]
        champ.queryset = lieux
        self.initial["lieu"] = lieux.first()


class QuantiteField(GrandeurField):
    """« 12,5 » of anything, thousandths once cleaned."""

    unite, lire, ecrire = "", staticmethod(lire_masse), staticmethod(kilos_nombre)


class LigneForm(forms.Form):
    libelle = forms.CharField(
        label=_("Quoi"), max_length=120, error_messages={"required": _("Dites quoi.")}
    )
    quantite_m = QuantiteField(
        label=_("Quantité"), initial=1000, error_messages={"required": _("Combien ?")}
    )
    unite = forms.CharField(
        label=_("Unité"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("h, kg, t…")}),
    )
    prix_cts = MontantField(label=_("Prix hors taxes"))
    activite = forms.ChoiceField(
        label=_("Activité"), error_messages={"required": _("Dites sous quelle activité.")}
    )

    def __init__(self, *args: Any, activites: Mapping[int, Activite], **options: Any) -> None:
        super().__init__(*args, **options)
        self.activites = activites
        champ: Any = self.fields["activite"]
        champ.choices = [
            choix for pk, activite in activites.items() for choix in _avec_ses_taux(pk, activite)
        ]
        champ.initial = str(next(iter(activites), ""))

    def ligne(self) -> LigneTapee | None:
        """The line, or None for a row that was left empty."""
        if not self.has_changed():
            return None
        propre = self.cleaned_data
        activite, _deux_points, taux = propre["activite"].partition(":")
        return LigneTapee(
            libelle=" ".join(propre["libelle"].split()),
            quantite_m=propre["quantite_m"],
            unite=propre["unite"].strip(),
            prix_cts=propre["prix_cts"],
            activite=self.activites[int(activite)],
            taux_cp=int(taux) if taux else None,
        )


def _avec_ses_taux(pk: int, activite: Activite) -> Iterator[tuple[str, str]]:
    """An activity, then the same at each other rate that it allows: « 3:550 », « …, à 5,5 % »."""
    yield str(pk), str(activite)
    for cp in sorted({cp for regime in activite.regimes.all() for cp in regime.autres_cp}):
        yield (
            f"{pk}:{cp}",
            _("%(activite)s, à %(taux)s") % {"activite": activite, "taux": nombre_du_taux(cp)},
        )


_Lignes = forms.formset_factory(LigneForm, extra=LIGNES, max_num=LIGNES, absolute_max=40)


def lignes_de_facture(data: Any = None) -> Any:
    """Six rows to type, whose activities are read once."""
    activites = {a.pk: a for a in Activite.objects.filter(visible=True).prefetch_related("regimes")}
    return _Lignes(data, prefix="lignes", form_kwargs={"activites": activites})


class PaiementForm(FacturationForm):
    jour = JourField(label=_("Vu sur le compte le"))
    montant_cts = MontantField(label=_("Montant reçu"))
    reference = forms.CharField(
        label=_("Référence"), max_length=60, required=False, help_text=_("Virement, nº de chèque.")
    )

    def __init__(self, data: Any = None, *, reste_cts: int = 0) -> None:
        super().__init__(data, jour=timezone.localdate(), montant_cts=reste_cts or None)

    def clean_montant_cts(self) -> int:
        if not self.cleaned_data["montant_cts"]:
            raise forms.ValidationError(_("Tapez ce qui est arrivé, au-dessus de 0 €."))
        return int(self.cleaned_data["montant_cts"])


class AnnulationForm(FacturationForm):
    motif = motif(
        _("Pourquoi l’annuler"),
        (_("erreur de client"), _("erreur de montant"), _("vente annulée")),
        max_length=200,
        error_messages={"required": _("Dites pourquoi : cela s’écrit sur l’avoir.")},
    )
