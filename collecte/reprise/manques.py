"""What is said once for a whole file of kilograms, where no column says it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Mesure
from petiterockette.reprise.manques import a_dire

from .listes import les_flux


def flux() -> forms.Field:
    return a_dire(_("Entrés, ou devenus quoi ?"), les_flux().choix.items())


def unite() -> forms.Field:
    return forms.ChoiceField(
        label=_("En kilos ou en tonnes ?"),
        choices=[("kg", _("kilos (kg)")), ("t", _("tonnes (t)"))],
        required=False,
        help_text=_("Là où ni la case, ni le titre ne le disent."),
    )


def mesure() -> forms.Field:
    mesures = [(m.value, m.label) for m in (Mesure.PESEE, Mesure.ESTIMEE)]
    return a_dire(_("Pesés ou estimés ?"), mesures)
