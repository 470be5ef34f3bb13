from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.poles import POLES
from petiterockette.indicateurs.exports import UNITES
from petiterockette.indicateurs.familles import FAMILLES
from petiterockette.indicateurs.nombres import NombreIllisible, lire, saisie
from petiterockette.indicateurs.registre import INDICATEURS, Famille, Unite
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import JourField, MontantField
from petiterockette.saisie.formulaires import Formulaire, PageForm

from .models import Subvention


class SubventionForm(PageForm):
    """A grant: who pays, for what, how much, when, and by when its account is due."""

    financeur = forms.ModelChoiceField(
        label=_("Qui la donne ?"),
        queryset=Structure.objects.filter(visible=True),
        error_messages={"required": _("Choisissez le financeur.")},
        help_text=_("Il manque\u00a0? Ajoutez-le aux structures, dans les listes."),
    )
    dispositif = forms.CharField(
        label=_("Quel dispositif ?"),
        max_length=100,
        help_text=_("Fonds économie circulaire, France Relance…"),
        error_messages={"required": _("Dites le nom du dispositif.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    objet = forms.CharField(
        label=_("Que paie-t-elle ?"),
        max_length=200,
        error_messages={"required": _("Dites ce qu’elle paie.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pole = forms.ChoiceField(label=_("Pour quel pôle ?"), required=False)
    demande_cts = MontantField(
        label=_("Demandé"), error_messages={"required": _("Dites combien a été demandé.")}
    )
    demandee_le = JourField(
        label=_("Demandée le"), error_messages={"required": _("Dites quand elle a été demandée.")}
    )
    accorde_cts = MontantField(label=_("Accordé"), required=False)
    notifiee_le = JourField(label=_("Notifiée le"), required=False)
    refusee_le = JourField(label=_("Refusée le"), required=False)
    numero = forms.CharField(
        label=_("Nº de convention"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    debut = JourField(label=_("Elle paie du"), error_messages={"required": _("Dites le jour.")})
    fin = JourField(label=_("Au"), error_messages={"required": _("Dites le jour.")})
    bilan_du_le = JourField(
        label=_("Bilan dû le"),
        required=False,
        help_text=_("Le compte rendu financier est dû six mois après la fin de l’exercice."),
    )
    contact = forms.CharField(
        label=_("Qui suit le dossier, chez eux ?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, subvention: Subvention | None = None) -> None:
        jour = timezone.localdate()
        initial: dict[str, Any] = {
            "demandee_le": jour,
            "debut": jour.replace(month=1, day=1),
            "fin": jour.replace(month=12, day=31),
        }
        if subvention:
            initial = {nom: getattr(subvention, nom) for nom in self.base_fields if nom != "uuid"}
        super().__init__(data, initial=initial)
        self.fields["pole"].choices = [("", _("toute l’association")), *POLES.items()]

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        accorde, notifiee = propre.get("accorde_cts"), propre.get("notifiee_le")
        if accorde and not notifiee:
            self.add_error("notifiee_le", _("Dites quand elle a été notifiée."))
        if notifiee and not accorde:
            self.add_error("accorde_cts", _("Dites combien a été accordé."))
        if accorde and propre.get("refusee_le"):
            self.add_error("refusee_le", _("Elle est accordée ou refusée, pas les deux."))
        debut, fin = propre.get("debut"), propre.get("fin")
        if debut and fin and fin < debut:
            self.add_error("fin", _("Le dernier jour vient après le premier."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.subventions``; a change has no number."""
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if nom != "uuid"}


class VersementForm(PageForm):
    """Money received: how much, when."""

    montant_cts = MontantField(
        label=_("Combien ?"), error_messages={"required": _("Dites combien a été reçu.")}
    )
    le = JourField(label=_("Reçu le"), error_messages={"required": _("Dites quel jour.")})

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"le": timezone.localdate()})


class AnnulationForm(PageForm):
    """Why a payment that was noted is taken back."""

    motif = forms.CharField(
        label=_("Pourquoi l’annuler ?"),
        max_length=200,
        error_messages={"required": _("Dites pourquoi\u00a0: une correction porte sa raison.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AttendusForm(Formulaire):
    """The figures that a funder awaits, each with how much, or nothing."""

    def __init__(self, data: Any = None, *, subvention: Subvention) -> None:
        super().__init__(data)
        cibles = dict(subvention.attendus.values_list("code", "cible"))
        for code, i in INDICATEURS.items():
            self.fields[f"voulu_{code}"] = forms.BooleanField(
                label=i.libelle, required=False, initial=code in cibles
            )
            dite = cibles.get(code)
            self.fields[f"cible_{code}"] = forms.CharField(
                label=_("Cible"),
                required=False,
                max_length=20,
                initial="" if dite is None else saisie(dite, i.unite),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )

    def lignes(self) -> list[tuple[Any, list[tuple[Any, Any, str]]]]:
        """Family by family: the box, its target, the unit in which it is typed."""
        return [
            (
                FAMILLES[famille],
                [
                    (
                        self[f"voulu_{code}"],
                        self[f"cible_{code}"],
                        "" if i.unite == Unite.NOMBRE else UNITES[i.unite],
                    )
                    for code, i in INDICATEURS.items()
                    if i.famille == famille
                ],
            )
            for famille in Famille
        ]

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        if not any(propre.get(f"voulu_{code}") for code in INDICATEURS):
            self.add_error(None, _("Cochez au moins un indicateur."))
        for code, i in INDICATEURS.items():
            if propre.get(f"voulu_{code}") and (dite := propre.get(f"cible_{code}", "").strip()):
                try:
                    propre[f"cible_{code}"] = lire(dite, i.unite)
                except NombreIllisible as illisible:
                    self.add_error(f"cible_{code}", str(illisible))
        return propre

    def cibles(self) -> dict[str, int | None]:
        """Code → target in the unit of the indicator, None where any value will do."""
        propre = self.cleaned_data
        return {
            code: propre[f"cible_{code}"] if propre[f"cible_{code}"] != "" else None
            for code in INDICATEURS
            if propre[f"voulu_{code}"]
        }
