"""The till of this device: which one stands here, who holds it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from boutique.regles.noms import nom
from petiterockette.comptes.models import Compte
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Point

from .appareil import tient
from .models import Caisse, Presence, Session
from .services.en_main import fin_de_la_journee


@dataclass(frozen=True)
class Ici:
    """The till of this device's point; ``caisse`` is None until it first opens."""

    point: Point
    caisse: Caisse | None
    session: Session | None
    tenue_ici: bool

    @property
    def journee_finie(self) -> bool:
        """Open since a day that is over: it sells no more, and waits to be closed."""
        return self.session is not None and timezone.now() >= fin_de_la_journee(self.session)


def qui_la_tient(session: Session, compte: Compte) -> str:
    """The name of whoever gave their code last at an open till, else of who opened it; as this
    account may read it, nothing where nobody is known."""
    return nom(personne_qui_tient(session), compte)


def personne_qui_tient(session: Session) -> int | None:
    """Who gave their code last at an open till, else who opened it."""
    debout = Presence.objects.filter(session=session, finie_le=None).order_by("-pk").first()
    return debout.personne_id if debout else session.ouverte_par


def a_compter_ici(ici: Ici) -> Session | None:
    """The session of this till that waits to be counted, the last one first."""
    if ici.caisse is None:
        return None
    return Session.objects.a_compter().filter(caisse=ici.caisse).order_by("-pk").first()


def caisse_d_ici(request: HttpRequest, *, ecole: bool = False) -> Ici | None:
    """The till where this device stands; None if it stands at no till."""
    point = point_de_l_appareil(request)
    if point is None or point.genre != Point.Genre.CAISSE:
        return None
    caisse = Caisse.objects.select_related("point__lieu").filter(point=point).first()
    session = None
    if caisse:
        session = Session.objects.ouvertes().filter(caisse=caisse, ecole=ecole).first()
    if session:
        session.caisse = caisse
    return Ici(point, caisse, session, session is not None and tient(request, session))
