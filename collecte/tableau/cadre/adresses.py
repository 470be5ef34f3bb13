"""The addresses of a page of figures: a filter carried from page to page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol
from urllib.parse import urlencode

from django.urls import reverse

from collecte.matiere.periode import Periode
from petiterockette.comptes.lieux_lus import LieuxLus


class AvecPeriode(Protocol):
    """What such a page is asked for: a period, sites, and what else its address says."""

    @property
    def periode(self) -> Periode: ...

    @property
    def lieux_lus(self) -> LieuxLus: ...

    @property
    def demande(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Adresses:
    """Where one goes from a filter, changing only what is said; None takes a filter off."""

    filtre: AvecPeriode

    # The name of the page of a period.
    PAGE: ClassVar[str] = "collecte:periode"

    def page(self, periode: Periode | None = None, /, **changes: Any) -> str:
        return self._de(self.PAGE, [(periode or self.filtre.periode).code], changes)

    def page_nommee(self, alias: str) -> str:
        """The page of a period that follows the calendar (« ce-mois »), under the same filters."""
        return self._de(self.PAGE, [alias], {})

    def bons(self, chiffre: str, **changes: Any) -> str:
        """The bons behind a figure."""
        return self._de("collecte:periode_bons", [self.filtre.periode.code, chiffre], changes)

    def _de(self, nom: str, arguments: list[str], changes: dict[str, Any]) -> str:
        demande = {**self.filtre.demande, **changes}
        dite = {cle: valeur for cle, valeur in demande.items() if valeur}
        adresse = reverse(nom, args=arguments)
        return f"{adresse}?{urlencode(dite)}" if dite else adresse
