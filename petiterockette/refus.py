"""A rule of the house says no: one class per rule, its French sentence inside."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Refus(ValidationError):
    """A rule of the house forbids this gesture; the message (in French) says why.

    ``champs`` names the fields concerned when the refusal answers a document:
    ``{"lignes.2.masse_g": "…"}``.
    """

    texte: "StrOrPromise" = "Ce n’est pas possible."
    # The page's number served another gesture: whoever means a new one needs a new number.
    page_servie = False

    def __init__(self, *, champs: dict[str, str] | None = None, **params: Any) -> None:
        self.champs = champs or {}
        super().__init__(self.texte, code=type(self).__name__, params=params)

    def a_la_ligne(self, rang: int) -> None:
        """Let it name the line of a document that it is about: « lignes.2.masse »."""
        self.champs = {f"lignes.{rang}.{nom}": p for nom, p in self.champs.items()} or {
            f"lignes.{rang}": str(self)
        }

    def __str__(self) -> str:
        return str(self.messages[0])


class RienNeChange(Refus):
    texte = _("C’est déjà ce qui est écrit : il n’y a rien à changer.")


class LienMort(Refus):
    texte = _("Ce lien ne vaut plus.")
