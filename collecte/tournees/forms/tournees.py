"""A round as it is prepared and told: vehicle and crew, deliveries, what came of each stop."""

from decimal import Decimal

from django import forms
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.listes.forms import LigneForm
from collecte.matiere.champs import Puces
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import ChoixMultiplesField, JourField
from petiterockette.saisie.formulaires import EnvoiForm, Formulaire

from ..models import Arret, Moment, Vehicule
from .adresses import AdresseForm


class VolumeField(forms.DecimalField):
    """Cubic metres as typed (« 12,5 »), litres once cleaned."""

    unite = "m³"

    def __init__(self, **options):
        options |= {"localize": True, "min_value": Decimal("0.1"), "max_value": 100}
        super().__init__(max_digits=4, decimal_places=1, **options)

    def prepare_value(self, value):
        return Decimal(value) / 1000 if isinstance(value, int) else value

    def has_changed(self, initial, data):
        return True

    def clean(self, value):
        metres_cubes = super().clean(value)
        return None if metres_cubes is None else int(metres_cubes * 1000)


class VehiculeForm(LigneForm):
    volume_l = VolumeField(label=_("Volume utile"))

    class Meta:
        model = Vehicule
        fields = ("nom", "lieu", "point", "immatriculation", "volume_l")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        ouverts = Point.objects.ouverts(timezone.localdate()).select_related("lieu")
        self.fields["point"].queryset = ouverts.filter(genre__in=["camion", "quai", "comptoir"])

    def clean(self):
        propre = super().clean()
        point, lieu = propre.get("point"), propre.get("lieu")
        if point and lieu and point.lieu_id != lieu.pk:
            self.add_error("point", _("Ce point est à un autre lieu que le véhicule."))
        return propre


def _equipage():
    return ChoixMultiplesField(
        Personne.objects.none(),
        label=_("Équipage"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Quelqu’un n’est plus dans l’équipe.")},
    )


class EquipageForm(Formulaire):
    """Who really goes with the truck, and who drives."""

    equipiers = _equipage()
    conducteur = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Au volant"),
        required=False,
        empty_label=_("pas encore dit"),
        error_messages={"invalid_choice": _("Quelqu’un n’est plus dans l’équipe.")},
    )

    def __init__(self, data=None, *, tournee, moi):
        a_bord = [p.pk for p in tournee.equipiers.all()]
        initial = {"equipiers": a_bord, "conducteur": tournee.conducteur_id}
        super().__init__(data, initial=initial)
        equipe = Personne.objects.de_l_equipe(tournee.lieu, timezone.localdate())
        # Whoever left the team since may have been on that round; whoever is here may join it.
        ids = {*a_bord, moi, *equipe.values_list("pk", flat=True)}
        d_abord = Case(When(pk__in=a_bord, then=0), default=1)
        siens = Personne.objects.filter(pk__in=ids - {None}).order_by(d_abord, "prenom", "nom")
        self.fields["equipiers"].queryset = self.fields["conducteur"].queryset = siens


class TourneeForm(EnvoiForm):
    vehicule = forms.ModelChoiceField(
        Vehicule.objects.none(),
        label=_("Véhicule"),
        empty_label=None,
        widget=Puces(lambda _v: "truck", lambda v: v.volume),
        error_messages={"required": _("Touchez un véhicule.")},
    )
    jour = JourField(
        label=_("Jour"),
        error_messages={
            "required": _("Dites quel jour."),
            "invalid": _("Cette date n’existe pas."),
        },
    )
    moment = forms.ChoiceField(
        label=_("Moment"), choices=Moment.choices, initial=Moment.JOURNEE, widget=Puces()
    )
    equipiers = _equipage()

    def __init__(self, data=None, *, lieu, jour=None):
        vehicules = Vehicule.objects.filter(visible=True, lieu=lieu)
        super().__init__(data, initial={"jour": jour, "vehicule": vehicules.first()})
        self.lieu = lieu
        self.fields["vehicule"].queryset = vehicules
        equipe = Personne.objects.de_l_equipe(lieu, timezone.localdate())
        self.fields["equipiers"].queryset = equipe
        self.fields["jour"].widget.attrs["min"] = timezone.localdate().isoformat()

    def geste(self):
        """The cleaned data, in the words of ``services.tournees.prevoir``."""
        return self.cleaned_data | {"lieu": self.lieu}


class LivraisonForm(AdresseForm):
    def geste(self):
        """The cleaned data, in the words of ``services.tournees.ajouter_une_livraison``."""
        propre = self.cleaned_data
        return {"uuid": propre["uuid"], "chez": self.adresse_dite(), "volume_l": propre["volume_l"]}


# Which reasons go with which answer.
RAISONS = {
    Arret.Issue.REFUSE: ("non_conforme", "abime", "acces", "autre"),
    Arret.Issue.ANNULE: ("decommande", "panne", "retard", "autre"),
}


class IssueForm(Formulaire):
    """What came of a stop; ``issue`` is the button that was pressed."""

    issue = forms.ChoiceField(choices=Arret.Issue.choices, widget=forms.HiddenInput)
    raison = forms.ChoiceField(
        label=_("Pourquoi"), choices=Arret.Raison.choices, required=False, widget=Puces()
    )
    precision = forms.CharField(label=_("Précision"), required=False, max_length=200)

    def __init__(self, data=None, *, issue):
        connue = issue if issue in Arret.Issue.values else "issue"
        super().__init__(data, initial={"issue": issue}, auto_id=f"{connue}-%s")
        raisons = RAISONS.get(issue, ())
        if raisons:
            self.fields["raison"].required = True
            self.fields["raison"].error_messages["required"] = _("Touchez une raison.")
            self.fields["raison"].choices = [(r, Arret.Raison(r).label) for r in raisons]
        else:
            del self.fields["raison"]

    @property
    def titre(self):
        return Arret.Issue(self.initial["issue"]).label

    def geste(self):
        """The cleaned data, in the words of ``services.arrets.dire_l_issue``."""
        return {"raison": "", **self.cleaned_data}
