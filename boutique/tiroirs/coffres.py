"""Where the cash is: what each drawer and each safe should hold, from what is written."""

from django.db.models import Case, F, Q, QuerySet, Sum, When

from boutique.caisses.models import Caisse, Session
from boutique.regles.models import Moyen
from boutique.ventes.models import Reglement

from .models import MouvementEspeces, Place

Genre = Moyen.Genre


def tiroir_attendu(session: Session) -> int:
    """What the drawer of a session should hold, in cents: its float, its cash, its moves."""
    especes = reglements_du_tiroir(session).filter(genre=Genre.ESPECES)
    prises = especes.aggregate(s=Sum("montant_cts"))["s"] or 0
    return session.fond_cts + prises + _net(session.especes.all(), Place.TIROIR)


def reglements_du_tiroir(session: Session) -> QuerySet[Reglement]:
    """The payments that went through the drawer of a session."""
    return Reglement.objects.filter(vente__session=session, vente__hors_tiroir=False).order_by()


def par_genre(session: Session) -> dict[str, int]:
    """Kind of means → net cents taken in a session."""
    sommes = reglements_du_tiroir(session).values_list("genre")
    return dict(sommes.annotate(Sum("montant_cts")))


def cheques_attendus(session: Session) -> int:
    """How many cheques the drawer should hold: those taken, less those given back."""
    cheques = reglements_du_tiroir(session).filter(genre=Genre.CHEQUE)
    signes = cheques.aggregate(n=Sum(Case(When(montant_cts__gt=0, then=1), default=-1)))
    return signes["n"] or 0


def fond_propose(caisse: Caisse, derniere: Session | None) -> int:
    """The float to propose: what the last session left in the drawer, else the usual one.

    ``derniere``: the last one that is over (``derniere_fermee``). What a count found too much
    or too little was booked with it: what is expected there now is what was counted, less what
    was put away since.
    """
    return caisse.fond_cts if derniere is None else max(0, tiroir_attendu(derniere))


def derniere_fermee(caisse: Caisse) -> Session | None:
    """The last real session of a till that is over: its drawer is the next one's."""
    fermees = caisse.sessions.filter(ecole=False, fermee_le__isnull=False)
    derniere = fermees.order_by("-id").first()
    if derniere:
        derniere.caisse = caisse
    return derniere


def au_coffre(lieu: int) -> int:
    """What the safe of a site should hold, in cents; play money never comes near it."""
    return _net(mouvements_du_coffre(lieu), Place.COFFRE)


def mouvements_du_coffre(lieu: int) -> QuerySet[MouvementEspeces]:
    """What entered or left the safe of a site; not what was moved in training."""
    touchent = Q(de=Place.COFFRE) | Q(vers=Place.COFFRE)
    return MouvementEspeces.objects.filter(touchent, lieu=lieu).exclude(session__ecole=True)


def _net(mouvements: QuerySet[MouvementEspeces], place: str) -> int:
    """What a place won, net of what left it."""
    ici = mouvements.filter(Q(de=place) | Q(vers=place)).order_by()
    signe = Case(When(vers=place, then=F("montant_cts")), default=-F("montant_cts"))
    return ici.aggregate(s=Sum(signe))["s"] or 0
