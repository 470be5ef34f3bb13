"""Chains: what nobody may take out, put in or change afterwards without it being seen."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection

from petiterockette.insertion import inserer

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
    return poser(chaine, contenu, le)


def poser(chaine: Chaine, contenu: dict[str, Any], le: datetime) -> Maillon:
    """Write the next link of a chain that is held, by its own row or by its writers' lock."""
    maillon = allonger(chaine, contenu, le)
    inserer([maillon])
    with connection.cursor() as curseur:
        # Once a gesture: the ORM would compose it again each time.
        curseur.execute(
            "UPDATE journal_chaine SET rang = %s, empreinte = %s, le = %s WHERE id = %s",
            [
                *(chaine.rang, chaine.empreinte),
                *(connection.ops.adapt_datetimefield_value(chaine.le), chaine.pk),
            ],
        )
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
