"""A rule of the house says no: one class per rule, its French sentence inside."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Refus(ValidationError):
    """A rule of the house forbids this gesture; the message (in French) says why.

    ``champs`` names the fields concerned when the refusal answers a document:
    ``{"lignes.2.masse_g": "…"}``.
    """

    texte: "StrOrPromise" = "Ce n’est pas possible."

    def __init__(self, *, champs: dict[str, str] | None = None, **params: Any) -> None:
        self.champs = champs or {}
        super().__init__(self.texte, code=type(self).__name__, params=params)

    def __str__(self) -> str:
        return str(self.messages[0])
