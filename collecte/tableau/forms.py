from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from collecte.matiere.periode import Periode, PeriodeIllisible
from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire

from .filtre import CLES


class DatesForm(Formulaire):
    """From a day to another, whatever they are; the page's other filters go along."""

    # What the page's address carries besides the period.
    cles: ClassVar[Sequence[str]] = CLES

    du = JourField(label=_("Du"), error_messages={"required": _("Choisissez le premier jour.")})
    au = JourField(
        label=_("Au (compris)"), error_messages={"required": _("Choisissez le dernier jour.")}
    )

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        du, au = propre.get("du"), propre.get("au")
        if du and au:
            try:
                propre["periode"] = Periode.entre(du, au)
            except PeriodeIllisible:
                phrase = _("Ce jour vient avant le premier.") if au < du else _("Dix ans au plus.")
                self.add_error("au", phrase)
        return propre

    @property
    def autres_filtres(self) -> list[tuple[str, str]]:
        """The other filters of the page, which the dates do not change."""
        dits = ((cle, self.data.get(cle, "")) for cle in self.cles if cle != "pas")
        return [(cle, valeur) for cle, valeur in dits if valeur]

    @property
    def autres_filtres_en_adresse(self) -> str:
        """The other filters of the page, as an address carries them."""
        return urlencode(self.autres_filtres)
