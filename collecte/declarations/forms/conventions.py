from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.jours import JOUR
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.champs import ChoixMultiplesField, EntierField, Exige, JourField
from petiterockette.saisie.formulaires import PageForm

from ..models import Convention, EcoOrganisme
from ..services.conventions import CHAMPS

DELAI_MAX_JOURS = 366


class ConventionForm(PageForm):
    """An agreement: with whom, on which stream, from when, how often, for which sites."""

    eco_organisme = forms.ModelChoiceField(
        label=_("Quel éco-organisme\u00a0?"),
        queryset=EcoOrganisme.objects.visibles(),
        error_messages={"required": _("Choisissez l’éco-organisme.")},
        help_text=_("Il manque\u00a0? Ajoutez-le dans les listes."),
    )
    filiere = forms.CharField(
        label=_("Quelle filière\u00a0?"),
        max_length=60,
        help_text=_("Textiles, ameublement, appareils électriques…"),
        error_messages={"required": _("Dites la filière.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    numero = forms.CharField(
        label=_("Nº de convention"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    debut = JourField(
        label=_("Depuis le"),
        required=False,
        help_text=_("Vide\u00a0: un modèle, qui ne déclare rien."),
    )
    fin = JourField(label=_("Jusqu’au"), required=False)
    periodicite = forms.ChoiceField(
        label=_("Déclarée"),
        choices=Convention.Periodicite.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites tous les combien elle se déclare.")},
    )
    delai_jours = EntierField(
        label=_("À rendre sous"),
        min_value=0,
        max_value=DELAI_MAX_JOURS,
        help_text=_("En jours, après la fin de la période."),
        error_messages={"required": _("Dites en combien de jours elle se rend.")},
    )
    unite = forms.ChoiceField(
        label=_("Elle compte en"),
        choices=Convention.Unite.choices,
        widget=forms.RadioSelect,
        help_text=_("En pièces, ce qui a été pesé sans être compté n’y est pas."),
        error_messages={"required": _("Choisissez l’unité.")},
    )
    suit_les_appareils = forms.BooleanField(
        label=_("Elle demande la liste des appareils, un à un"), required=False
    )
    lieux = ChoixMultiplesField(
        label=_("Quels lieux\u00a0?"),
        queryset=Lieu.objects.all(),
        to_field_name="code",
        required=False,
        help_text=_("Aucun coché\u00a0: toute l’association."),
        widget=forms.CheckboxSelectMultiple,
    )
    exiges = (
        Exige(
            "numero", lambda dits: dits.get("debut"), _("Une convention datée porte son numéro.")
        ),
        Exige("debut", lambda dits: dits.get("fin"), _("Dites son premier jour.")),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        convention: Convention | None = None,
        part_de: Convention | None = None,
    ) -> None:
        initial: dict[str, Any] = {
            "periodicite": Convention.Periodicite.TRIMESTRIELLE,
            "unite": Convention.Unite.KG,
            "delai_jours": 30,
        }
        if modele := convention or part_de:
            initial = {nom: getattr(modele, nom) for nom in CHAMPS}
            initial["lieux"] = [lieu.code for lieu in modele.lieux.all()]
        if part_de:
            # The next one begins where that one ends.
            suite = part_de.fin + JOUR if part_de.fin else None
            initial |= {"numero": "", "debut": suite, "fin": None}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        debut, fin = propre.get("debut"), propre.get("fin")
        if debut and fin and fin < debut:
            self.add_error("fin", _("Le dernier jour vient après le premier."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.conventions``; a change has no number."""
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if nom != "uuid"}
