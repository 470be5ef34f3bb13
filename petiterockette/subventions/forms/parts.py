from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.poles import POLES
from petiterockette.mots.francais import majuscule
from petiterockette.mots.monnaie import euros_nombre, lire_euros
from petiterockette.saisie.champs import GrandeurField
from petiterockette.saisie.formulaires import Formulaire

from ..models import Part, Subvention
from ..services.parts import En


def _court(centiemes: int) -> str:
    """« 60 », « 12,50 »."""
    return euros_nombre(centiemes).removesuffix(",00")


class PartField(GrandeurField):
    """« 12,5 » as 1 250: hundredths of a percent, or cents, as the form says."""

    unite, lire, ecrire = "", staticmethod(lire_euros), staticmethod(_court)
    default_error_messages = {"lettres": _("Tapez un nombre\u00a0: «\u00a012,5\u00a0».")}


class PartsForm(Formulaire):
    """What each pole takes of a grant; nothing typed: the whole association's."""

    en = forms.ChoiceField(
        label=_("Les parts se disent"),
        choices=En.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez\u00a0: en pour cent, ou en euros.")},
    )

    def __init__(self, data: Any = None, *, subvention: Subvention) -> None:
        dites = {p.pole: p for p in subvention.parts.all()}
        en_euros = any(p.montant_cts for p in dites.values())
        super().__init__(data, initial={"en": En.EUROS if en_euros else En.POURCENT})
        for pole, nom in {"": _("Aucun pôle en particulier"), **POLES}.items():
            self.fields[_champ(pole)] = PartField(
                label=majuscule(nom), required=False, initial=_dite(dites.get(pole))
            )

    def parts(self) -> dict[str, int]:
        """Pole (or "") → what was typed, in what ``en`` says; nothing and zero are left out."""
        tapes = {pole: self.cleaned_data.get(_champ(pole)) for pole in ("", *POLES)}
        return {pole: tape for pole, tape in tapes.items() if tape}


def _champ(pole: str) -> str:
    return f"part_{pole}" if pole else "sans_pole"


def _dite(part: Part | None) -> int | None:
    return part.poids if part else None
