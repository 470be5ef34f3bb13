"""The addresses of the dashboard: a filter carried from page to page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from .filtre import Filtre
from .periode import Periode


@dataclass(frozen=True)
class Adresses:
    """Where one goes from a filter, changing only what is said; None takes a filter off."""

    filtre: Filtre

    def page(self, periode: Periode | None = None, /, **changes: Any) -> str:
        return self._de("collecte:periode", [(periode or self.filtre.periode).code], changes)

    def page_nommee(self, alias: str) -> str:
        """The same filters over a period that follows the calendar: « ce-mois »."""
        return self._de("collecte:periode", [alias], {})

    def bons(self, chiffre: str, **changes: Any) -> str:
        """The bons behind a figure."""
        return self._de("collecte:periode_bons", [self.filtre.periode.code, chiffre], changes)

    def _de(self, nom: str, arguments: list[str], changes: dict[str, Any]) -> str:
        demande = {**self.filtre.demande, **changes}
        dite = {cle: valeur for cle, valeur in demande.items() if valeur}
        adresse = reverse(nom, args=arguments)
        return f"{adresse}?{urlencode(dite)}" if dite else adresse
