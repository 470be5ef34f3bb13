"""What happens at a till besides its tickets, chained: nobody takes an event out unseen.

Source: BOI-TVA-DECLA-30-10-30 asks for the traces of what was corrected, abandoned, opened
without a sale; the sector's referential names them.
"""

from datetime import datetime
from typing import Any

from petiterockette.comptes.models import Compte
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.models import Maillon
from petiterockette.journal.services import consigner
from petiterockette.journal.tetes import annoncer

from ..models import Caisse


def chaine_des_evenements(caisse: Caisse) -> str:
    return f"caisse:{caisse.numero}:evenements"


def noter(
    caisse: Caisse,
    code: str,
    resume: str,
    *,
    le: datetime,
    compte: Compte | None,
    par: int | None,
    ecole: bool = False,
    **contenu: Any,
) -> Maillon:
    """Chain an event of a till, and say it in the journal; the till's row is locked.

    ``code``: « session.ouverte »; ``contenu``: JSON data, integers for cents. What happens
    in training is chained, marked, and left out of the journal.
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
        },
        le,
    )
    annoncer(chaine, maillon)
    if not ecole:
        consigner(
            f"boutique.{code}",
            resume,
            {"caisse": caisse.numero, "maillon": maillon.rang, **contenu},
            lieu=caisse.point.lieu_id,
            par=par,
            compte=compte.pk if compte else None,
        )
    return maillon
