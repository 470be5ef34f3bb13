"""Chains: what nobody may take out, put in or change afterwards without it being seen."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection

from .models import Chaine, Maillon
from .services import HorsTransaction


def enchainer(nom: str, contenu: dict[str, Any], le: datetime) -> Maillon:
    """Add a link to the chain ``nom``, in the gesture's transaction and last in it.

    ``contenu``: JSON data, integers for grams and cents. Raises ``HorsTransaction``.
    """
    if not connection.in_atomic_block:
        raise HorsTransaction(nom)
    tenues = Chaine.objects.select_for_update().filter(nom=nom)
    chaine = tenues.first()
    if chaine is None:
        Chaine.objects.get_or_create(nom=nom)
        chaine = tenues.get()
    maillon = allonger(chaine, contenu, le)
    maillon.save(force_insert=True)
    chaine.save(update_fields=["rang", "empreinte", "le"])
    return maillon


def allonger(chaine: Chaine, contenu: dict[str, Any], le: datetime) -> Maillon:
    """The next link of a chain, which then stands at it; neither is written."""
    chaine.rang += 1
    maillon = Maillon(
        chaine=chaine,
        rang=chaine.rang,
        # Both databases keep microseconds; the digest is made of what they keep.
        le=le.astimezone(UTC),
        contenu=contenu,
        precedent=chaine.empreinte,
        cle=settings.NOM_DE_LA_CLE,
    )
    maillon.empreinte = empreinte_de(maillon, chaine.nom)
    chaine.empreinte, chaine.le = maillon.empreinte, maillon.le
    return maillon


def empreinte_de(maillon: Maillon, nom: str) -> str:
    """The digest that a link must carry. Raises ``KeyError`` if its key was lost."""
    dit = json.dumps(
        [nom, maillon.rang, maillon.le.astimezone(UTC).isoformat(), maillon.contenu],
        sort_keys=True,
        separators=(",", ":"),
    )
    cle = settings.CLES_DES_CHAINES[maillon.cle].encode()
    return hmac.new(cle, f"{maillon.precedent}{dit}".encode(), hashlib.sha256).hexdigest()
