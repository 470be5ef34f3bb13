"""What a page of the till asks of whoever signs it: a name, and the code that goes with it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from .appareil import jeton_de_l_appareil
from .caisse_d_ici import caisse_d_ici
from .models import Caisse, Session
from .services.presences import Preuve, qui_tient


@dataclass(frozen=True)
class QuiSigne:
    """What a page of a till asks of whoever signs.

    ``demande``: the till asks for codes; ``tient``: who gave theirs on this device, within the
    session that it holds.
    """

    demande: bool = False
    tient: Preuve | None = None


def demander_qui_signe(
    request: HttpRequest,
    caisse: Caisse | None,
    *,
    session: Session | None = None,
    ecole: bool = False,
) -> QuiSigne:
    """What a page asks of whoever signs at a till; ``caisse`` None: it is installed by its first
    opening.

    ``session``: the one that the page is about, else the one that this device holds.
    """
    compte: Any = request.user
    if compte.personne_id or ecole or (caisse and not caisse.demande_le_code):
        return QuiSigne()
    if session is None:
        ici = caisse_d_ici(request)
        session = ici.session if ici and ici.tenue_ici else None
    tient = None
    if session:
        jeton = jeton_de_l_appareil(request)
        tient = qui_tient(session, session.caisse, jeton, compte)
    return QuiSigne(demande=True, tient=tient)
