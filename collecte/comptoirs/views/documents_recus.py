"""A JSON document received from a counter: read, made once, answered."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, JsonResponse, RawPostDataException
from django.utils.translation import gettext as _

from collecte.livre.refus import AutreContenu
from collecte.livre.services.annulations import annuler
from collecte.matiere.refus import AConfirmer
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.refus import Refus

from ..documents import lire_annulation
from ..lecteur import DocumentIllisible
from ..motifs import SAISI_DEUX_FOIS

T, D = TypeVar("T"), TypeVar("D")


def recevoir(
    request: HttpRequest,
    *,
    lire: Callable[[Any], D],
    faire: Callable[[D], tuple[T, bool]],
    dire: Callable[[T, D], dict[str, Any]],
    illisible: str,
) -> JsonResponse:
    """Make the gesture of a posted document: 201, then 200 for the very same one.

    ``lire`` reads the document, ``faire`` calls the service; ``dire`` is the answer of its bon, or
    of its exercise; ``illisible`` the sentence when fields are wrong. A refusal is 422 with its
    fields (409 when the number was taken by another content); ``a_confirmer`` says that the
    same document, confirmed, would pass. A missing right goes on to the 403 of the house.
    """
    try:
        lu = lire(document_recu(request))
        bon, cree = faire(lu)
    except DocumentIllisible as erreur:
        return refuser(illisible, erreur.champs)
    except Refus as refus:
        return refuser_par(refus)
    return JsonResponse(dire(bon, lu), status=201 if cree else 200)


def recevoir_l_annulation(
    request: HttpRequest,
    bon: T,
    dire: Callable[[T, bool], dict[str, Any]],
    faire: Callable[..., tuple[Any, bool]] = annuler,
) -> JsonResponse:
    """Cancel a bon by its counter-entry, or an exercise; ``dire`` is the answer, of what is
    cancelled and of whether it is to be typed again: what was typed twice is not. ``faire``:
    the service that cancels, with the arguments of ``annuler``."""
    try:
        demande = lire_annulation(document_recu(request))
        _annulation, cree = faire(
            bon=bon,
            uuid=demande.uuid,
            motif=demande.motif,
            aussitot=demande.aussitot,
            compte=request.user,
            par=demande.par,
        )
    except DocumentIllisible as erreur:
        return refuser(_("Cette annulation n’a pas la forme attendue."), erreur.champs)
    except Refus as refus:
        return refuser(str(refus), refus.champs)
    reprendre = demande.aussitot or demande.motif.strip() != SAISI_DEUX_FOIS
    return JsonResponse(dire(bon, reprendre), status=201 if cree else 200)


def document_recu(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a request. Raises ``DocumentIllisible``, also when the request was already
    read as a form."""
    try:
        texte = request.body
    except RawPostDataException:
        texte = b""
    return lire_le_document(texte)


def lire_le_document(texte: str | bytes) -> dict[str, Any]:
    """The JSON object of a text. Raises ``DocumentIllisible``."""
    try:
        document = json.loads(texte)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise DocumentIllisible({"": _("Ce document n’a pas la forme attendue.")})
    return document


def refuser_par(refus: Refus) -> JsonResponse:
    """The answer of a rule that says no."""
    if isinstance(refus, RestaurationConstatee):
        # Nothing is wrong with the document: it is kept, and sent again until it is taken.
        garde = _("Ce que vous venez de saisir est gardé ici, rien n’est perdu.")
        return refuser(f"{refus} {garde}", {}, 503)
    statut = 409 if isinstance(refus, AutreContenu) else 422
    suite = {"a_confirmer": True} if isinstance(refus, AConfirmer) else {}
    return refuser(str(refus), refus.champs, statut, **suite)


def refuser(phrase: str, champs: dict[str, str], statut: int = 422, **suite: Any) -> JsonResponse:
    return JsonResponse({"refus": phrase, "champs": champs, **suite}, status=statut)
