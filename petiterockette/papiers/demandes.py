"""A paper asked for: its number, its name and who asked, sealed in the address of its page."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404

from petiterockette.comptes.models import Compte

from .dossier import GARDE, deposer
from .taches import preparer

_SCEAU = signing.TimestampSigner(salt="papiers")


@dataclass(frozen=True)
class PapierDemande:
    """``nom``: the file's, ASCII, without its extension."""

    numero: str
    nom: str


def confier(page: str, nom: str, compte: Compte) -> str:
    """Have a page drawn beside the pages; what its address carries."""
    numero = deposer(page)
    preparer.enqueue(numero)
    return _SCEAU.sign_object([numero, nom, compte.pk])


def demande_de(jeton: str, compte: Compte) -> PapierDemande:
    """What an address carries.

    Raises ``Http404`` for one that is too old or made by hand, ``PermissionDenied`` for another's.
    """
    try:
        numero, nom, par = _SCEAU.unsign_object(jeton, max_age=GARDE)
    except signing.BadSignature as erreur:
        raise Http404 from erreur
    if par != compte.pk:
        raise PermissionDenied
    return PapierDemande(numero, nom)


def attend_depuis(jeton: str, patience: timedelta) -> bool:
    """Whether a paper was asked for longer ago than ``patience``."""
    try:
        _SCEAU.unsign_object(jeton, max_age=patience)
    except signing.SignatureExpired:
        return True
    return False
