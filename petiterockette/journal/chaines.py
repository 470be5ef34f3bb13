"""Chains: what nobody may take out, put in or change afterwards without it being seen."""

import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q

from petiterockette.base.insertion import inserer
from petiterockette.base.sql import table

from .cles import sceau
from .models import Chaine, Maillon
from .refus import CleFausse
from .services import HorsTransaction
from .tetes.fichier import annoncer


def enchainer(nom: str, contenu: dict[str, Any], le: datetime) -> Maillon:
    """Add a link to the chain ``nom``, in the gesture's transaction and last in it, then outside.

    ``contenu``: JSON data, integers for grams and cents. Raises ``HorsTransaction``.
    """
    if transaction.get_autocommit():
        raise HorsTransaction(nom)
    tenues = Chaine.objects.select_for_update().filter(nom=nom)
    chaine = tenues.first()
    if chaine is None:
        Chaine.objects.get_or_create(nom=nom)
        chaine = tenues.get()
    maillon = poser(chaine, contenu, le)
    annoncer(nom, maillon)
    return maillon


def poser(chaine: Chaine, contenu: dict[str, Any], le: datetime) -> Maillon:
    """Write the next link of a chain that is held, by its own row or by its writers' lock."""
    maillon = allonger(chaine, contenu, le)
    inserer([maillon])
    le_dit = Chaine._meta.get_field("le").get_db_prep_save(chaine.le, connection)
    with connection.cursor() as curseur:
        # Once a gesture: the ORM would compose it again each time.
        curseur.execute(
            f"UPDATE {table(Chaine)} SET rang = %s, empreinte = %s, le = %s WHERE id = %s",
            [chaine.rang, chaine.empreinte, le_dit, chaine.pk],
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
    return sceau(f"{maillon.precedent}{dit}", maillon.cle)


def cles_fausses() -> set[str]:
    """The names of the keys that are not those that sealed: none of their links reads with them.

    A link that was changed is one among others; under another key none reads any more. Only the
    first and the last of each chain are asked, however long it is.
    """
    bouts = Maillon.objects.filter(
        Q(rang=1) | Q(rang=F("chaine__rang")), cle__in=settings.CLES_DES_CHAINES
    )
    lues: dict[str, bool] = {}
    for maillon in bouts.select_related("chaine"):
        juste = maillon.empreinte == empreinte_de(maillon, maillon.chaine.nom)
        lues[maillon.cle] = lues.get(maillon.cle, False) or juste
    return {cle for cle, juste in lues.items() if not juste}


def exiger_les_cles() -> None:
    """Raise ``CleFausse`` rather than let anything more be sealed with the wrong key."""
    for cle in sorted(cles_fausses()):
        raise CleFausse(cle=cle)
