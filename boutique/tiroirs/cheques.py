"""The cheques in hand: taken, not given back, not yet on a deposit slip."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from boutique.caisses.models import Session
from boutique.regles.models import Moyen
from boutique.ventes.models import Reglement

from .models import ChequeRemis, EtapeRemise


def cheques_a_remettre(lieux: Collection[int] | None) -> list[Reglement]:
    """The cheques of these sites (ids; None: all) that a deposit slip may take, oldest first."""
    portes = ChequeRemis.objects.exclude(remise__etapes__etat=EtapeRemise.Etat.ANNULEE)
    pris = _cheques().filter(montant_cts__gt=0)
    pris = pris.exclude(pk__in=portes.values("reglement")).select_related("cheque")
    if lieux is not None:
        pris = pris.filter(vente__serie__caisse__point__lieu__in=lieux)
    return _en_main(pris)


def cheques_de_la_session(session: Session) -> list[Reglement]:
    """The cheques that the drawer of a session should hold, in the order they came."""
    du_tiroir = _cheques(session.ecole).filter(
        montant_cts__gt=0, vente__session=session, vente__hors_tiroir=False
    )
    return _en_main(du_tiroir, Q(vente__session=session))


def _cheques(ecole: bool = False) -> QuerySet[Reglement]:
    cheques = Reglement.objects.filter(genre=Moyen.Genre.CHEQUE, vente__serie__ecole=ecole)
    return cheques.select_related(
        "vente__serie__caisse__point__lieu", "vente__session", "vente__lien"
    ).order_by("pk")


def _vendu(cheque: Reglement) -> int:
    """The sale that a cheque is about, itself or through what followed it."""
    lien = cheque.vente.lien
    return (lien.lien_id or lien.pk) if lien else cheque.vente_id


def _en_main(pris: QuerySet[Reglement], ou: Q | None = None) -> list[Reglement]:
    """Without those that went back: the same amount, taken off a ticket that is about theirs.

    All that follows a sale is about it: a refund, a correction of either.
    """
    cheques = list(pris)
    if not cheques:
        return []
    ventes = {_vendu(cheque) for cheque in cheques}
    partis = Reglement.objects.filter(
        ou or Q(),
        Q(vente__lien__in=ventes) | Q(vente__lien__lien__in=ventes),
        genre=Moyen.Genre.CHEQUE,
        montant_cts__lt=0,
    )
    origine = Coalesce("vente__lien__lien", "vente__lien")
    rendus = Counter((vente, -cts) for vente, cts in partis.values_list(origine, "montant_cts"))
    gardes = []
    for cheque in cheques:
        cle = (_vendu(cheque), cheque.montant_cts)
        if rendus[cle]:
            rendus[cle] -= 1
        else:
            gardes.append(cheque)
    return gardes
