"""What drawers must say twice the same: what a session left is what the next one found."""

from collections.abc import Iterator

from django.db.models import Sum

from boutique.caisses.models import Session
from boutique.regles.models import Moyen
from boutique.ventes.models import Reglement
from petiterockette.mots.monnaie import euros
from petiterockette.verification import Constat, verification

from ..models import MouvementEspeces, Place


@verification("Fonds de caisse")
def fonds() -> Iterator[Constat]:
    """Each float is what the counted session before it left in the drawer."""
    pris = Reglement.objects.filter(
        genre=Moyen.Genre.ESPECES, vente__session__ecole=False, vente__hors_tiroir=False
    )
    especes = dict(pris.order_by().values_list("vente__session").annotate(Sum("montant_cts")))
    entres, sortis = _sommes(vers=Place.TIROIR), _sommes(de=Place.TIROIR)
    avant: Session | None = None
    sessions = Session.objects.filter(ecole=False).select_related("caisse__point")
    for session in sessions.order_by("caisse", "pk").iterator():
        if avant and avant.comptee_le and avant.caisse_id == session.caisse_id:
            reste = avant.fond_cts + especes.get(avant.pk, 0)
            reste += entres.get(avant.pk, 0) - sortis.get(avant.pk, 0)
            if reste != session.fond_cts:
                yield Constat(
                    f"fond de {session} : {euros(session.fond_cts)}, "
                    f"la séance d’avant laissait {euros(reste)}"
                )
        avant = session


def _sommes(**place: str) -> dict[int, int]:
    mouvements = MouvementEspeces.objects.filter(session__isnull=False, **place).order_by()
    return dict(mouvements.values_list("session").annotate(Sum("montant_cts")))
