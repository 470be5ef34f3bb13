"""The most that an account may pay back, by what its roles allow where it stands."""

from django.db.models import Sum
from django.utils import timezone

from boutique.ventes.models import Vente
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.lieux.models import Point

from .models import PlafondRemboursement


def plafond_de(compte: Compte, point: Point, *, sans_ticket: bool) -> int | None:
    """The most that an account may pay back at a till, in cents; None: no limit."""
    roles = Affectation.objects.en_cours(timezone.localdate()).filter(compte=compte)
    ici = [
        a.role
        for a in roles
        if a.lieu_id in (None, point.lieu_id) and a.point_id in (None, point.pk)
    ]
    champ = "sans_ticket_cts" if sans_ticket else "avec_ticket_cts"
    plafonds = list(PlafondRemboursement.objects.filter(role__in=ici).values_list(champ, flat=True))
    return None if None in plafonds else max(plafonds, default=0)


def deja_rembourse(vente: Vente) -> int:
    """What the refunds of a ticket paid back so far, in cents: its ceiling counts them all."""
    avoirs = vente.suites.filter(nature=Vente.Nature.AVOIR)
    return -int(avoirs.aggregate(s=Sum("total_cts", default=0))["s"])
