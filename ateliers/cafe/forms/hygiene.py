"""Temperatures, cooling, cleaning, and the lists they go by."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.qui import QuiForm
from collecte.matiere.champs import Puces
from petiterockette.lieux.heures import instant
from petiterockette.mots.mesures import MOINS
from petiterockette.refus import Refus
from petiterockette.saisie.champs import Exige
from petiterockette.saisie.formulaires import Formulaire

from ..models import Enceinte, Plat, Zone
from ..models.hygiene import ACTIONS, ACTIONS_DU_REFROIDISSEMENT, Action
from ..refus import PasACetteHeure
from ..temperatures import convient, degres
from .champs import TemperatureField


def _action(actions: Iterable[Action] = Action, **options: Any) -> forms.ChoiceField:
    """What was done; demanded by what was read, it is never « facultatif »."""
    champ = forms.ChoiceField(
        label=_("Ce qui a été fait"),
        choices=[(str(a), a.label) for a in actions],
        required=False,
        widget=Puces(),
        **options,
    )
    champ.ou_bien = True  # type: ignore[attr-defined]
    return champ


class ReleveForm(QuiForm):
    lue = TemperatureField(label=_("Température lue"), required=False)
    action = _action()
    # The other answer, a button of its own: off, nothing in it, nothing to read.
    eteint = forms.BooleanField(required=False, widget=forms.HiddenInput)
    confirme = forms.BooleanField(required=False, widget=forms.HiddenInput)
    # « 19 » of a freezer: −19, or 19 indeed.
    sous_zero = forms.BooleanField(required=False, widget=forms.HiddenInput)
    bien_lue = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, enceinte: Enceinte, **options: Any) -> None:
        super().__init__(_sous_zero(data), **options)
        self.enceinte = enceinte
        action: Any = self.fields["action"]
        action.choices = [(str(a), a.label) for a in ACTIONS[enceinte.genre]]
        if not self.is_bound:
            self.fields["lue"].widget.attrs["autofocus"] = True
        # Asked again with its two answers, at an hour when it may be the other one.
        self.demande_le_moment = False
        # What was typed, and what it may be had its minus sign been typed: tenths of a degree.
        self.lue_dc: int | None = None
        self.peut_etre_dc: int | None = None

    exiges = (Exige("lue", lambda dit: not dit.get("eteint"), _("Tapez une température.")),)

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        lue, limites = propre.get("lue"), (self.enceinte.mini_dc, self.enceinte.maxi_dc)
        demande = lue and not (propre.get("eteint") or propre.get("bien_lue"))
        if demande and lue > 0 and not convient(lue, *limites) and convient(-lue, *limites):
            self.lue_dc, self.peut_etre_dc = lue, -lue
            phrase = _("%(lue)s, ou %(moins)s\u00a0?") % {"lue": degres(lue), "moins": degres(-lue)}
            self.add_error("lue", phrase)
        return propre

    def refuser(self, refus: Refus) -> None:
        self.demande_le_moment = isinstance(refus, PasACetteHeure)
        super().refuser(refus)

    def dit(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.hygiene.relever``."""
        propre = self.cleaned_data
        return {
            "uuid": propre["uuid"],
            "lue_dc": None if propre["eteint"] else propre["lue"],
            "action": propre["action"],
            "confirme": propre["confirme"],
        }

    @property
    def demande_l_action(self) -> bool:
        """Whether what was typed is out of range, or somebody said already what was done."""
        return bool(self["action"].errors or self["action"].data)


def _sous_zero(data: Any) -> Any:
    """What was sent, with its minus sign where one touch says that it was forgotten."""
    if not data or not data.get("sous_zero"):
        return data
    data = data.copy()
    data["lue"] = f"-{data.get('lue', '').strip().lstrip('-' + MOINS)}"
    return data


class RefroidissementForm(QuiForm):
    plat = forms.ModelChoiceField(
        Plat.objects.filter(visible=True),
        label=_("Plat"),
        empty_label=_("Choisissez…"),
        error_messages={"required": _("Dites quel plat.")},
    )
    debut = forms.TimeField(
        label=_("Sorti du feu à"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": _("Dites à quelle heure."), "invalid": _("Par exemple 14:05.")},
    )
    debut_dc = TemperatureField(label=_("Température au début"))
    fin = forms.TimeField(
        label=_("Au froid à"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": _("Dites à quelle heure."), "invalid": _("Par exemple 15:40.")},
    )
    fin_dc = TemperatureField(label=_("Température à la fin"))
    action = _action(
        ACTIONS_DU_REFROIDISSEMENT,
        help_text=_(
            "Seulement s’il a fallu plus de 2 heures pour passer de 63\u00a0°C à 10\u00a0°C."
        ),
    )

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        debut, fin = propre.get("debut"), propre.get("fin")
        if debut and fin and fin <= debut:
            self.add_error("fin", _("La fin vient après le début, le même jour."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.hygiene.refroidir``."""
        propre = self.cleaned_data
        jour = timezone.localdate()
        debut, fin = (instant(jour, propre[nom]) for nom in ("debut", "fin"))
        return {
            "uuid": propre["uuid"],
            "lieu": self.lieu,
            "plat": propre["plat"],
            "debut": debut,
            "debut_dc": propre["debut_dc"],
            "duree_min": round((fin - debut).total_seconds() / 60),
            "fin_dc": propre["fin_dc"],
            "action": propre["action"],
            **self.qui(),
        }


class EnceinteForm(Formulaire):
    nom = forms.CharField(
        label=_("Nom"),
        max_length=40,
        help_text=_("« Frigo de la cuisine »."),
        error_messages={"required": _("Donnez-lui un nom.")},
    )
    genre = forms.ChoiceField(
        label=_("C’est"),
        choices=Enceinte.Genre.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez ce que c’est.")},
    )
    mini_dc = TemperatureField(
        label=_("Au moins"),
        required=False,
        help_text=_("Les deux limites vides : celles de la règle, selon ce que c’est."),
    )
    maxi_dc = TemperatureField(label=_("Au plus"), required=False)
    visible = forms.BooleanField(label=_("En service"), required=False, initial=True)


class ZoneForm(Formulaire):
    nom = forms.CharField(
        label=_("Nom"),
        max_length=60,
        help_text=_("« Plan de travail », « Hotte »."),
        error_messages={"required": _("Donnez-lui un nom.")},
    )
    frequence = forms.ChoiceField(
        label=_("Se nettoie"),
        choices=Zone.Frequence.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez une fréquence.")},
    )
    visible = forms.BooleanField(label=_("En service"), required=False, initial=True)
