from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.poles_d_ici import poles_d_ici
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.champs import ChoixMultiplesField, JourField
from petiterockette.saisie.formulaires import Formulaire, PageForm
from petiterockette.temps.dates import ans_apres

from ..models import Dossier
from ..registre import TENUS
from ..services.dossiers import CHAMPS

# Until the end of June, what is told is the year before.
DERNIER_MOIS_DES_RAPPORTS = 6


class DossierForm(PageForm):
    """What a dossier is: its purpose, its title, its reader, its days, its sites."""

    objet = forms.ChoiceField(
        label=_("Pour quoi faire ?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez à quoi sert ce dossier.")},
    )
    titre = forms.CharField(
        label=_("Son titre"),
        max_length=100,
        help_text=_("Ce que son lecteur verra en haut."),
        error_messages={"required": _("Donnez un titre à ce dossier.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pour = forms.CharField(
        label=_("Pour qui ?"),
        max_length=100,
        required=False,
        help_text=_("Le financeur, le réseau, l’assemblée générale."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    debut = JourField(label=_("Du"), error_messages={"required": _("Dites le premier jour.")})
    fin = JourField(label=_("Au"), error_messages={"required": _("Dites le dernier jour.")})
    lieux = ChoixMultiplesField(
        label=_("Quels lieux ?"),
        queryset=Lieu.objects.all(),
        to_field_name="code",
        required=False,
        help_text=_("Aucun coché : toute l’association."),
        widget=forms.CheckboxSelectMultiple,
    )
    poles = forms.MultipleChoiceField(
        label=_("Quels pôles ?"),
        required=False,
        help_text=_("Aucun coché : tous les pôles, et la maison."),
        widget=forms.CheckboxSelectMultiple,
    )
    a_rendre_le = JourField(label=_("À rendre le"), required=False)
    couverture = forms.BooleanField(
        label=_("Une page de couverture"),
        required=False,
        help_text=_("Au PDF\u00a0: le titre, l’association, les jours, sur une page à part."),
    )

    def __init__(
        self, data: Any = None, *, dossier: Dossier | None = None, part_de: Dossier | None = None
    ) -> None:
        modele = dossier or part_de
        initial: dict[str, Any] = _annee_a_dire()
        if modele:
            initial = {nom: getattr(modele, nom) for nom in CHAMPS}
            initial["lieux"] = [lieu.code for lieu in modele.lieux.all()]
        if part_de:
            initial |= _un_an_apres(part_de)
        super().__init__(data, initial=initial)
        # What another room makes is begun there, and stays what it is.
        offerts = {o.value for o in Dossier.Objet} - TENUS.keys()
        if dossier and dossier.objet in TENUS:
            offerts = {dossier.objet}
        self.fields["objet"].choices = [c for c in Dossier.Objet.choices if c[0] in offerts]
        self.fields["poles"].choices = list(poles_d_ici().items())

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.dossiers``; a change has no number."""
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if nom != "uuid"}


def _annee_a_dire() -> dict[str, Any]:
    """The report of the last whole year until the end of June, then of this one."""
    jour = timezone.localdate()
    annee = jour.year - (jour.month <= DERNIER_MOIS_DES_RAPPORTS)
    return {
        "objet": Dossier.Objet.RAPPORT,
        "couverture": True,
        "titre": _("Rapport d’activité %(annee)s") % {"annee": annee},
        "debut": date(annee, 1, 1),
        "fin": date(annee, 12, 31),
    }


def _un_an_apres(part_de: Dossier) -> dict[str, Any]:
    """What the next one of a dossier is: the same, a year later, the year of its title too."""
    debut, fin = ans_apres(part_de.debut, 1), ans_apres(part_de.fin, 1)
    titre = part_de.titre.replace(str(part_de.debut.year), str(debut.year))
    return {"titre": titre, "debut": debut, "fin": fin, "a_rendre_le": None}


class AbandonForm(Formulaire):
    """Why a draft is given up."""

    motif = forms.CharField(
        label=_("Pourquoi l’abandonner ?"),
        max_length=200,
        help_text=_("Il reste dans la liste, et peut être repris."),
        error_messages={"required": _("Dites pourquoi il est abandonné.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class MotifForm(Formulaire):
    """Why a frozen dossier is a draft again."""

    motif = forms.CharField(
        label=_("Pourquoi le reprendre ?"),
        max_length=200,
        help_text=_("Ce qui a été figé reste, avec ses fichiers."),
        error_messages={"required": _("Dites pourquoi il redevient un brouillon.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
