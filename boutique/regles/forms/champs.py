"""Fields of the till's forms: a price in euros, a rate in percent."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.monnaie import MontantIllisible, euros_nombre, lire_euros
from petiterockette.saisie import champs

from ..taux import nombre_du_taux


def _lire_le_taux(texte):
    """« 5,5 » or « 5.5 % » as hundredths of a percent."""
    try:
        taux = lire_euros(texte.strip().removesuffix("%"))
    except MontantIllisible as illisible:
        raise MontantIllisible(illisible.code, str(_("Par exemple : 20, ou 5,5."))) from None
    if taux >= 10_000:
        raise MontantIllisible("trop_grand", str(_("Un taux est sous 100 %.")))
    return taux


class TauxField(champs.GrandeurField):
    """A rate as typed (« 5,5 »), hundredths of a percent once cleaned."""

    unite, lire, ecrire = "%", staticmethod(_lire_le_taux), staticmethod(euros_nombre)


class PlusieursTauxField(forms.CharField):
    """Several rates as typed (« 5,5 et 10 »), hundredths of a percent once cleaned."""

    def clean(self, value):
        dits = [d for d in re.split(r"\s*(?:;|/|\bet\b|%|\s)\s*", super().clean(value)) if d]
        try:
            taux = sorted({_lire_le_taux(dit) for dit in dits})
        except MontantIllisible as illisible:
            raise forms.ValidationError(str(illisible)) from None
        if 0 in taux:
            raise forms.ValidationError(_("Par exemple\u00a0: 5,5 et 10."))
        return taux

    def prepare_value(self, value):
        if isinstance(value, list):
            return " et ".join(nombre_du_taux(cp) for cp in value)
        return value
