from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField

# The longest period: ten years, and a day for each leap year.
LONGUE = timedelta(days=3_660)
PREMIER, DERNIER = date(2000, 1, 1), date(2200, 12, 31)


class JoursForm(forms.Form):
    """The days that a page shows: both are in it."""

    du = JourField(label=_("Du"))
    au = JourField(label=_("Au"))

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        du, au = propre.get("du"), propre.get("au")
        if du and au and au < du:
            self.add_error("au", _("Le dernier jour vient après le premier."))
        elif du and au and au - du > LONGUE:
            self.add_error("au", _("Dix ans au plus."))
        elif du and au and not PREMIER <= du <= au <= DERNIER:
            self.add_error("du", _("Ces années ne sont pas possibles."))
        return propre
