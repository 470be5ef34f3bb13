import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire, PageForm

from .exports import UNITES
from .models import Cible, Releve
from .nombres import NombreIllisible, lire, saisie
from .registre import Indicateur, Unite


class ValeurField(forms.CharField):
    """A value of an indicator as people type it: an integer in its unit, None where nothing is."""

    default_error_messages = {"required": _("Tapez un nombre.")}
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=20, **options)
        self.lire_en(Unite.NOMBRE)

    def lire_en(self, unite: Unite) -> None:
        """Read what is typed in that unit, and show it beside, a mere count apart."""
        self.mesure = unite
        self.unite = "" if unite == Unite.NOMBRE else UNITES[unite]

    def clean(self, value: Any) -> int | None:
        if not (tape := super().clean(value)):
            return None
        try:
            return lire(tape, self.mesure)
        except NombreIllisible as illisible:
            raise forms.ValidationError(str(illisible), code="illisible") from None


class ReleveForm(Formulaire):
    """A year's value and how it was counted; why it changes, once there is one."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    valeur = ValeurField(label=_("Combien ?"))
    methode = forms.CharField(
        label=_("Compté comment ?"),
        max_length=300,
        help_text=_("Par exemple\u00a0: registre du personnel, au 31 décembre."),
        error_messages={"required": _("Dites comment ce chiffre a été compté.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    motif = forms.CharField(
        label=_("Pourquoi change-t-il ?"),
        max_length=200,
        help_text=_("Ce qui était écrit reste lisible ; le nouveau chiffre compte à sa place."),
        error_messages={"required": _("Dites pourquoi : une correction porte sa raison.")},
    )

    def __init__(
        self, data: Any = None, *, indicateur: Indicateur, dernier: Releve | None, methode: str = ""
    ) -> None:
        """``dernier``: what stands for that year; ``methode``: how another year was counted."""
        initial: dict[str, Any] = {"uuid": uuid.uuid4(), "methode": methode}
        if dernier:
            initial["valeur"] = saisie(dernier.valeur, indicateur.unite)
            initial["methode"] = dernier.methode
        super().__init__(data, initial=initial)
        self.fields["valeur"].lire_en(indicateur.unite)  # type: ignore[attr-defined]
        if indicateur.unite == Unite.CENTIEMES_ETP:
            self.fields["methode"].help_text = _(
                "Par exemple\u00a0: fiches de paie de l’année, divisées par 1 607 heures."
            )
        if dernier is None:
            del self.fields["motif"]


class RelevesForm(PageForm):
    """The values of a year that nobody typed yet, those that one knows; how they were counted."""

    methode = forms.CharField(
        label=_("Comptés comment\u00a0?"),
        max_length=300,
        help_text=_("Pour tous ceux que vous venez de taper."),
        error_messages={"required": _("Dites comment ces chiffres ont été comptés.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, indicateurs: Sequence[Indicateur]) -> None:
        super().__init__(data)
        self.codes = [i.code for i in indicateurs]
        for i in indicateurs:
            champ = ValeurField(label=i.libelle, required=False, help_text=i.definition)
            champ.lire_en(i.unite)
            self.fields[i.code] = champ
        # Each may wait, and one at least is typed.
        l_un_ou_l_autre(self, *self.codes)
        self.order_fields([*self.codes, "methode", "uuid"])

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        if not (self.errors or self._valeurs()):
            self.add_error(next(iter(self.codes), None), _("Tapez au moins un chiffre."))
        return propre

    def _valeurs(self) -> dict[str, int]:
        lues = {code: self.cleaned_data.get(code) for code in self.codes}
        return {code: valeur for code, valeur in lues.items() if valeur is not None}

    def geste(self) -> dict[str, Any]:
        """The typed values, how they were counted, and the number of the page."""
        gardes = {nom: self.cleaned_data[nom] for nom in ("methode", "uuid")}
        return {"valeurs": self._valeurs(), **gardes}


class CibleForm(PageForm):
    """What is aimed at for a year, and who decided it; nothing typed takes a target back."""

    valeur = ValeurField(label=_("Quelle cible ?"))
    motif = forms.CharField(
        label=_("D’où vient-elle ?"),
        max_length=200,
        help_text=_("Par exemple : votée par le conseil le 12 mars, ou une convention."),
        error_messages={"required": _("Dites d’où vient cette cible.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, indicateur: Indicateur, derniere: Cible | None) -> None:
        posee = derniere.valeur if derniere else None
        initial = {} if posee is None else {"valeur": saisie(posee, indicateur.unite)}
        super().__init__(data, initial=initial)
        valeur: Any = self.fields["valeur"]
        valeur.lire_en(indicateur.unite)
        if posee is not None:
            valeur.required = False
            l_un_ou_l_autre(self, "valeur")
            valeur.help_text = _("Effacez-la pour ne plus rien viser.")


class VueForm(Formulaire):
    """The name of a view to keep, and whether it follows the calendar."""

    chemin = forms.CharField(widget=forms.HiddenInput, max_length=400)
    suivi = forms.CharField(widget=forms.HiddenInput, max_length=400, required=False)
    nom = forms.CharField(
        label=_("Son nom"),
        max_length=60,
        error_messages={"required": _("Donnez un nom à cette vue.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    suivre = forms.BooleanField(label=_("Toujours la période en cours"), required=False)

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``vues.garder_la_vue``."""
        propre = self.cleaned_data
        suivi = propre["suivi"] if propre["suivre"] else ""
        return {"nom": propre["nom"], "chemin": suivi or propre["chemin"]}
