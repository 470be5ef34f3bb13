"""The registry of what the till can sell: one object per kind of article.

An app registers its kinds in its own ``vendables.py``, found by Django's autodiscovery: a bike
refuses to be sold without its identifier, a membership is written when it is paid. What is
only a price and a category needs none.
"""

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collecte.objets.models import Objet
    from petiterockette.personnes.models import Personne
    from petiterockette.refus import Refus

    from .models import LigneVente, Vente


class Vendable:
    """What a kind of article asks before it is sold, and does once it is.

    All run inside the sale's transaction, its till locked; all may do nothing. In training
    only ``verifier`` is called: nothing outside the ticket may change.
    """

    genre: ClassVar[str] = "article"

    def pour_qui(self) -> dict[str, str] | None:
        """Where the till finds whom a line of this kind is for: ``chercher`` (``?q=``, answers
        people) and ``inscrire`` (posts a first name). None: nobody is asked for. Costs no query."""
        return None

    def fiche(self, personne: "Personne") -> str:
        """The address of what somebody has of this kind: where they were before the till."""
        return ""

    def mention(self, ligne: "LigneVente") -> str:
        """What the ticket's paper adds to a line of this kind, once sold: until when, of a
        membership."""
        return ""

    def suite(self, ligne: "LigneVente") -> tuple[str, str] | None:
        """What is next once it is sold: a word and an address, beside the ticket's."""
        return None

    def verifier(self, ligne: "LigneVente") -> None:
        """Raise a ``Refus`` if this line may not be sold; nothing is written yet."""

    def empeche(self, objet: "Objet") -> "Refus | None":
        """Why a followed thing may not be given a price at the shop, if it is of this kind."""
        return None

    def cle(self, ligne: "LigneVente") -> int | None:
        """What the line keeps, sealed, to find its own thing again."""
        return ligne.cle

    def vendu(self, ligne: "LigneVente", vente: "Vente") -> None:
        """The line is written."""

    def rendu(self, ligne: "LigneVente", vente: "Vente") -> None:
        """A line of this kind came back: ``ligne`` is the refund's, ``ligne.rend`` the sale's."""


VENDABLES: dict[str, Vendable] = {}


def enregistrer(vendable: Vendable) -> None:
    """Add a kind of article. Raises ``ImproperlyConfigured`` if its name is another's."""
    deja = VENDABLES.get(vendable.genre)
    if deja is not None and type(deja) is not type(vendable):
        raise ImproperlyConfigured(
            f"Two kinds of articles are named « {vendable.genre} »: "
            f"{type(deja).__module__} and {type(vendable).__module__}."
        )
    VENDABLES[vendable.genre] = vendable


def vendable(genre: str) -> Vendable:
    """The kind of that name; a plain one if no app says more."""
    return VENDABLES.get(genre) or Vendable()
