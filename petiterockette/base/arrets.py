"""Why the server can record nothing for now, as people read it in the place of their page.

What is said here is no fault of the product: a disk, a base that stopped, too many at once. Nothing
of the gesture is written: a transaction is whole or is not.
"""

import errno
from typing import Any, NamedTuple

from django.db import DatabaseError, OperationalError
from django.utils.translation import gettext_lazy as _

from .pannes import est_abimee, reste_a_migrer


class Arret(NamedTuple):
    """Why, what it means for what was typed, what to do; ``attendre_s``: when to try again."""

    phrase: Any
    texte: Any
    attendre_s: int = 30


PLEIN = Arret(
    _("Le disque du serveur est plein"),
    _(
        "Rien de ce geste n’est enregistré, et rien de ce qui l’était n’est perdu. Prévenez tout "
        "de suite la personne qui tient le serveur\u00a0: elle doit y faire de la place."
    ),
    300,
)
OCCUPEE = Arret(
    _("Trop de monde à la fois"),
    _("Rien de ce geste n’est enregistré. Réessayez dans un instant."),
    5,
)
ABIMEE = Arret(
    _("La base est abîmée"),
    _(
        "N’enregistrez plus rien ici, et prévenez tout de suite la personne qui tient le serveur"
        "\u00a0: la dernière bonne sauvegarde se remet."
    ),
    300,
)
MUETTE = Arret(
    _("La base ne répond pas"),
    _(
        "Rien de ce geste n’est enregistré, et rien de ce qui l’était n’est perdu. Réessayez dans "
        "une minute\u00a0; si cela dure, prévenez la personne qui tient le serveur."
    ),
)

# What SQLite says, or a driver without a state of SQL; the first that fits.
_DITS = (
    (("disk is full", "no space left"), PLEIN),
    (("locked", "couldn't get a connection", "too many connections"), OCCUPEE),
)
# PostgreSQL's states: disk_full; lock_not_available, too_many_connections, query_canceled,
# deadlock_detected.
_ETATS = {
    "53100": PLEIN,
    **dict.fromkeys(("55P03", "53300", "57014", "40P01"), OCCUPEE),
}
_SANS_PLACE = {errno.ENOSPC, errno.EDQUOT}


def arret_de(erreur: BaseException | None) -> Arret | None:
    """What stopped the server, from what was raised; None: a fault of the product."""
    if isinstance(erreur, OSError):
        return PLEIN if erreur.errno in _SANS_PLACE else None
    if not isinstance(erreur, DatabaseError):
        return None
    if est_abimee(erreur):
        return ABIMEE
    etat = getattr(erreur.__cause__, "sqlstate", None)
    dit = str(erreur).lower()
    connu = next((arret for mots, arret in _DITS if any(mot in dit for mot in mots)), None)
    if etat in _ETATS or connu:
        return _ETATS.get(etat or "", connu)
    # A table that is not there is no base that stopped.
    return MUETTE if isinstance(erreur, OperationalError) and not reste_a_migrer(erreur) else None
