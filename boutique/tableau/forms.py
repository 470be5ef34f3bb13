from typing import ClassVar

from collecte.tableau.forms import DatesForm

from .filtre import CLES


class DatesDesVentesForm(DatesForm):
    """Free dates for the page of sales."""

    cles: ClassVar = CLES
