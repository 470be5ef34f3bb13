"""A till that somebody else may be selling at: said before it is closed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from boutique.caisses.appareil import tient
from boutique.caisses.caisse_d_ici import personne_qui_tient
from boutique.caisses.models import Session
from boutique.caisses.services.en_main import fin_de_la_journee
from boutique.regles.noms import nom
from boutique.ventes.models import Vente


@dataclass(frozen=True)
class Ailleurs:
    """A till that somebody else may be selling at: ``tient``, a name or nothing; ``derniere``,
    when its last sale was (UTC), None before the first."""

    tient: str
    derniere: datetime | None


def tenue_ailleurs(request: HttpRequest, session: Session) -> Ailleurs | None:
    """What whoever closes this till must know first; None where it is their own: held on this
    device, or by their own person, or where nobody sells any more."""
    compte: Any = request.user
    if session.ecole or not session.est_ouverte or tient(request, session):
        return None
    if timezone.now() >= fin_de_la_journee(session):
        return None
    personne = personne_qui_tient(session)
    if compte.personne_id and compte.personne_id == personne:
        return None
    ventes = Vente.objects.filter(session=session, nature=Vente.Nature.VENTE).order_by("-pk")
    return Ailleurs(nom(personne, compte), ventes.values_list("le", flat=True).first())
