"""Temperatures, cooling, cleaning, and the lists they go by."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.forms.qui import QuiForm
from collecte.forms.champs import Puces
from petiterockette.champs import Exige, poser_le_refus, viser_la_premiere_erreur
from petiterockette.lieux.heures import instant
from petiterockette.refus import Refus

from ..models import Enceinte, Plat, Zone
from ..models.hygiene import Action
from ..refus import PasACetteHeure
from .champs import TemperatureField


def _action() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Ce qui a été fait"),
        choices=Action.choices,
        required=False,
        widget=Puces(),
        help_text=_("Si c’est hors limites."),
    )


class ReleveForm(QuiForm):
    lue = TemperatureField(label=_("Température lue"), required=False)
    action = _action()
    # The other answer, a button of its own: off, nothing in it, nothing to read.
    eteint = forms.BooleanField(required=False, widget=forms.HiddenInput)
    confirme = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.is_bound:
            self.fields["lue"].widget.attrs["autofocus"] = True
        # Asked again with its two answers, at an hour when it may be the other one.
        self.demande_le_moment = False

    exiges = (Exige("lue", lambda dit: not dit.get("eteint"), _("Tapez une température.")),)

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


class RefroidissementForm(QuiForm):
    plat = forms.ModelChoiceField(
        Plat.objects.filter(visible=True),
        label=_("Plat"),
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
    action = _action()

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


class _ListeForm(forms.Form):
    def full_clean(self) -> None:
        super().full_clean()
        viser_la_premiere_erreur(self)

    def refuser(self, refus: Refus) -> None:
        poser_le_refus(self, refus)


class EnceinteForm(_ListeForm):
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


class ZoneForm(_ListeForm):
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
