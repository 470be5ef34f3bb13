"""What happens at a till besides its tickets, chained: nobody takes an event out unseen.

Source: BOI-TVA-DECLA-30-10-30 asks for the traces of what was corrected, abandoned, opened
without a sale; the sector's referential names them.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from petiterockette.comptes.models import Compte
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.dites import dites
from petiterockette.journal.models import Maillon
from petiterockette.journal.services import consigner

from ..models import Caisse, Session

# A clock that went back by so little is stamped with the last time.
RECUL_ADMIS = timedelta(minutes=2)

# What the names of these chains look like, for who looks for them without the tills.
EVENEMENTS = r"^caisse:[0-9]+:evenements$"
CLOTURES = r"^caisse:[0-9]+:clotures$"
# And of all those that a till writes, its tickets among them.
DES_CAISSES = re.compile(r"caisse:")


def chaine_des_evenements(caisse: Caisse) -> str:
    return f"caisse:{caisse.numero}:evenements"


def chaine_des_clotures(caisse: Caisse) -> str:
    return f"caisse:{caisse.numero}:clotures"


def noter(
    caisse: Caisse,
    code: str,
    resume: str | None,
    *,
    le: datetime,
    compte: Compte | None,
    par: int | None,
    ecole: bool = False,
    rangees: Sequence[models.Model] = (),
    **contenu: Any,
) -> Maillon:
    """Chain an event of a till, and say it in the journal; the till's row is locked.

    ``code``: « session.ouverte »; ``contenu``: JSON data, integers for cents. ``rangees``:
    the rows that it writes or changes, told whole: `verifier` compares each with the last
    event that tells it. What happens in training is chained, marked, and left out of the
    journal; so is what has no ``resume``, since another entry says it.
    """
    chaine = chaine_des_evenements(caisse)
    maillon = enchainer(
        chaine,
        {
            "code": code,
            "ecole": ecole,
            "par": par,
            "compte": compte.pk if compte else None,
            **contenu,
            **dites(rangees),
        },
        le,
    )
    if not ecole and resume is not None:
        consigner(
            f"boutique.{code}",
            resume,
            {"caisse": caisse.numero, "maillon": maillon.rang, **contenu},
            lieu=caisse.point.lieu_id,
            par=par,
            compte=compte.pk if compte else None,
        )
    return maillon


def deja_note(caisse: Caisse, session: Session, uuid: str) -> Maillon | None:
    """The link of an event that a device sends again because its answer was lost."""
    return Maillon.objects.filter(
        chaine__nom=chaine_des_evenements(caisse),
        le__gte=session.ouverte_le - RECUL_ADMIS,
        contenu__uuid=uuid,
    ).first()
