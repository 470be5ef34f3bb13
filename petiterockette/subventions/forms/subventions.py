from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import JourField, MontantField
from petiterockette.saisie.formulaires import PageForm

from ..models import Subvention


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
    nature = forms.ChoiceField(
        label=_("Quelle nature\u00a0?"),
        choices=[
            (Subvention.Nature.FONCTIONNEMENT, _("fonctionnement\u00a0: une année, une action")),
            (Subvention.Nature.INVESTISSEMENT, _("investissement\u00a0: du matériel, des travaux")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites sa nature.")},
    )
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
        help_text=_("Vide\u00a0: six mois après la fin de l’exercice, comme le veut la loi."),
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
            "nature": Subvention.Nature.FONCTIONNEMENT,
            "demandee_le": jour,
            "debut": jour.replace(month=1, day=1),
            "fin": jour.replace(month=12, day=31),
        }
        if subvention:
            initial = {nom: getattr(subvention, nom) for nom in self.base_fields if nom != "uuid"}
        super().__init__(data, initial=initial)

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
