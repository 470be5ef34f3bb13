"""What a count found too much or too little, and what later corrections explain of it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, F, Q, QuerySet, Sum, When

from boutique.caisses.models import Session
from boutique.regles.models import Moyen
from boutique.ventes.models import Reglement, Vente

from .models import Comptage, MouvementEspeces, Place


@dataclass(frozen=True)
class Ecart:
    """Signed cents. ``corrige_cts``: what corrections made since say of the drawer's cash."""

    compte_cts: int
    corrige_cts: int
    explique_cts: int

    @property
    def reste_cts(self) -> int:
        """The cents of the difference that nobody has explained."""
        return self.compte_cts - self.explique_cts

    @property
    def a_noter_cts(self) -> int:
        """What to write so that the corrections explain all they can, and no more."""
        return self._explicable_cts - self.explique_cts

    @property
    def _explicable_cts(self) -> int:
        if self.compte_cts * self.corrige_cts <= 0:
            return 0
        return min(self.compte_cts, self.corrige_cts, key=abs)


def ecart_de(session: Session) -> Ecart | None:
    """The difference of a session; None until its count is kept."""
    return ecarts_de([session.pk]).get(session.pk)


def ecarts_de(sessions: Collection[int]) -> dict[int, Ecart]:
    """Session → its difference, those that are counted; three queries."""
    retenus = Comptage.objects.filter(session__in=sessions, retenu=True)
    corriges = dict(
        Reglement.objects.filter(
            genre=Moyen.Genre.ESPECES,
            vente__hors_tiroir=True,
            vente__lien__session__in=sessions,
        )
        .order_by()
        .values_list("vente__lien__session")
        .annotate(Sum("montant_cts"))
    )
    signe = Case(When(de=Place.CORRIGE, then=F("montant_cts")), default=-F("montant_cts"))
    expliques = dict(
        MouvementEspeces.objects.filter(
            Q(de=Place.CORRIGE) | Q(vers=Place.CORRIGE), session__in=sessions
        )
        .order_by()
        .values_list("session")
        .annotate(somme=Sum(signe))
    )
    return {
        c.session_id: Ecart(
            c.ecart_cts, corriges.get(c.session_id, 0), expliques.get(c.session_id, 0)
        )
        for c in retenus
    }


def corrections_apres_coup(session: Session) -> QuerySet[Vente]:
    """The corrections of a session's tickets made once it was closed."""
    corrections = Vente.objects.filter(hors_tiroir=True, lien__session=session)
    return corrections.select_related("serie__caisse").order_by("pk")
