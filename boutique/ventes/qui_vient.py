"""Who came to the till for a line of their own: in the address of each page until it is open."""

from django.http import HttpRequest

from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import Personne

from .vendables import VENDABLES


def qui_vient(request: HttpRequest) -> Personne | None:
    """Who the address names; None: nobody, or nobody by that number."""
    numero = numero_lu(request.GET.get("pour", ""))
    return Personne.objects.connues().filter(pk=numero).first() if numero else None


def avec(adresse: str, personne: Personne | None) -> str:
    """That address, with who came."""
    if personne is None:
        return adresse
    return f"{adresse}{'&' if '?' in adresse else '?'}pour={personne.pk}"


def fiche_de(personne: Personne) -> str:
    """The page they came from: their card, where a kind of article knows one; else nothing."""
    return next((f for v in VENDABLES.values() if (f := v.fiche(personne))), "")
