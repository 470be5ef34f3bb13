"""The papers of an exit, as the office has them in hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces, choisissables
from collecte.sorties.models import Sortie
from collecte.tournees.models import Vehicule
from petiterockette.personnes.models import Structure
from petiterockette.photos.champs import PhotoField
from petiterockette.saisie.champs import EntierField, MontantField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import EnvoiForm, Formulaire

from ..models import RoleIntermediaire

RIEN, RECU, PAYE = "rien", "recu", "paye"


class PapiersForm(Formulaire):
    """``vu``: the digest of the papers that the page showed."""

    vu = forms.CharField(required=False, widget=forms.HiddenInput)
    bordereau = forms.CharField(
        label=_("Nº de bordereau ou de bon d’enlèvement"), required=False, max_length=40
    )
    vehicule = forms.CharField(
        label=_("Véhicule"),
        required=False,
        max_length=20,
        help_text=_("Sa plaque, par exemple AB-123-CD."),
        widget=forms.TextInput(attrs={"list": "vehicules", "autocomplete": "off"}),
    )
    transporteur = forms.ModelChoiceField(
        Structure.objects.all(), label=_("Transporteur"), required=False
    )
    eco_organisme = forms.ModelChoiceField(
        Structure.objects.all(),
        label=_("Éco-organisme"),
        required=False,
        help_text=_("S’il prend le déchet en charge."),
    )
    intermediaire = forms.ModelChoiceField(
        Structure.objects.all(), label=_("Courtier ou négociant"), required=False
    )
    role_intermediaire = forms.ChoiceField(
        label=_("Son rôle"), choices=[("", "—"), *RoleIntermediaire.choices], required=False
    )
    notification = forms.CharField(
        label=_("Nº de notification ou de mouvement"),
        required=False,
        max_length=40,
        help_text=_("Si le déchet passe une frontière."),
    )
    volume_l = EntierField(
        label=_("Volume (litres)"), required=False, min_value=1, max_value=1_000_000
    )
    sens = forms.ChoiceField(
        label=_("De l’argent ?"),
        choices=[(RIEN, _("Non")), (RECU, _("Reçu")), (PAYE, _("Payé"))],
        initial=RIEN,
        widget=Puces(),
        error_messages={"required": _("Dites s’il y a de l’argent.")},
    )
    montant = MontantField(label=_("Montant"), required=False)
    facture = forms.CharField(label=_("Nº de facture"), required=False, max_length=40)

    def __init__(self, data=None, *, sortie, vu=""):
        remise = getattr(sortie, "remise", None)
        super().__init__(data, initial={"vu": vu, **_d_avant(remise)})
        for nom in ("transporteur", "eco_organisme", "intermediaire"):
            deja = getattr(remise, f"{nom}_id", None)
            choisissables(self.fields[nom], [deja] if deja else [])
            self.fields[nom].empty_label = "—"
        champ = self.fields["transporteur"]
        porte = sortie.genre == Sortie.Genre.DECHETTERIE
        champ.empty_label = _("Nous-mêmes") if porte else _("Celui qui reçoit")
        plaques = Vehicule.objects.filter(lieu=sortie.bon.lieu_id).exclude(immatriculation="")
        self.plaques = list(plaques.values_list("immatriculation", flat=True))
        l_un_ou_l_autre(self, "intermediaire", "role_intermediaire")
        l_un_ou_l_autre(self, "montant")

    def relire(self, vu):
        """Make the page write, next time, over what is there now."""
        self.data = self.data.copy()
        self.data["vu"] = vu

    def clean_vehicule(self):
        return " ".join(self.cleaned_data["vehicule"].upper().split())

    def clean(self):
        propre = super().clean()
        if bool(propre.get("intermediaire")) != bool(propre.get("role_intermediaire")):
            manque = "role_intermediaire" if propre.get("intermediaire") else "intermediaire"
            self.add_error(manque, _("Dites qui c’est, et s’il est courtier ou négociant."))
        if {"sens", "montant"} & set(self.errors):
            return propre
        sens, montant = propre["sens"], propre["montant"]
        if sens != RIEN and not montant:
            self.add_error("montant", _("Tapez le montant en euros, ou choisissez « Non »."))
        if montant and sens == RIEN:
            self.add_error("sens", _("Dites si ce montant est reçu ou payé."))
        return propre

    def geste(self):
        """The cleaned data, in the words of ``services.remises.tenir_la_remise``."""
        propre = dict(self.cleaned_data)
        sens, montant = propre.pop("sens"), propre.pop("montant")
        signe = {RECU: 1, PAYE: -1}.get(sens, 0)
        return propre | {"montant_c": (montant or 0) * signe or None}


def _d_avant(remise):
    if remise is None:
        return {}
    montant = remise.montant_c
    return {
        "bordereau": remise.bordereau,
        "vehicule": remise.vehicule,
        "transporteur": remise.transporteur_id,
        "eco_organisme": remise.eco_organisme_id,
        "intermediaire": remise.intermediaire_id,
        "role_intermediaire": remise.role_intermediaire,
        "notification": remise.notification,
        "volume_l": remise.volume_l,
        "sens": (RECU if montant > 0 else PAYE) if montant else RIEN,
        "montant": abs(montant) if montant else None,
        "facture": remise.facture,
    }


class ScanForm(EnvoiForm):
    """A paper, photographed."""

    photo = PhotoField(label=_("Photographier un papier"))

    def refuser(self, refus):
        # Whatever is wrong is of the photo.
        refus.champs = {"photo": str(refus)}
        super().refuser(refus)

    def geste(self):
        """The cleaned data, in the words of ``services.scans.numeriser``."""
        return {"uuid": self.cleaned_data["uuid"], "photo": self.cleaned_data["photo"]}
