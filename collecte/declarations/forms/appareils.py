from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.formulaires import Formulaire

from ..models import EssaisDAppareil
from ..services.appareils import CHAMPS


def _reponse(question: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=question,
        choices=EssaisDAppareil.Reponse.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Répondez oui, non ou sans objet.")},
    )


class EssaisForm(Formulaire):
    """What was tested of an appliance, and whether its data are erased."""

    securite = _reponse(_("Sécurité électrique contrôlée\u00a0?"))
    fonctionnement = _reponse(_("Fonctionnement contrôlé\u00a0?"))
    donnees_effacees = _reponse(_("Données effacées\u00a0?"))

    def __init__(self, data: Any = None, *, essais: EssaisDAppareil | None) -> None:
        initial = {nom: getattr(essais, nom) for nom in CHAMPS} if essais else {}
        super().__init__(data, initial=initial)
