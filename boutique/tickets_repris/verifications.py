"""The sums of the tickets of before, counted again from their lines."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from boutique.oressource.examen.pieges.ventes import MASSE_SUE_DEPUIS
from petiterockette.verification import Constat, comparer, verification

from .models import CumulLignesReprises, CumulTicketsRepris, LigneReprise, TicketRepris

_TOUTES, _AVEC_MASSE, _RENDU = Q(), Q(masse_g__isnull=False), Q(rendu=True)
# As ``masse_est_estimee`` says it.
_ESTIMEE = Q(quantite__gt=1, ticket__jour__lt=MASSE_SUE_DEPUIS)


def _net(colonne: str, lesquelles: Q = _TOUTES) -> Any:
    """What was sold, less what came back."""
    return Sum(colonne, filter=lesquelles & ~_RENDU, default=0) - Sum(
        colonne, filter=lesquelles & _RENDU, default=0
    )


def _somme(lesquelles: Q) -> Any:
    return Sum("total_cts", filter=lesquelles, default=0)


_COLONNES = {
    "montant_cts": _somme(_TOUTES),
    "rendu_cts": _somme(_RENDU),
    "offerts": Count("pk", filter=Q(rendu=False, total_cts=0)),
    "objets": _net("quantite"),
    "pesee_g": _net("masse_g", ~_ESTIMEE),
    "estimee_g": _net("masse_g", _ESTIMEE),
    "masse_cts": _somme(_AVEC_MASSE),
    "sans_masse": _net("quantite", ~_AVEC_MASSE),
}


@verification("Cumuls des tickets d’avant")
def cumuls() -> Iterator[Constat]:
    """A day's sums are those of its tickets that count."""
    vivants = TicketRepris.objects.vivants().exclude(nature=TicketRepris.Nature.VIDE)
    cle = ("ticket__jour", "ticket__lieu", "_categorie")
    lignes = LigneReprise.objects.filter(ticket__in=vivants).order_by()
    lues = lignes.annotate(_categorie=Coalesce(F("categorie"), Value(0))).values_list(*cle)
    attendus = {r[:3]: r[3:] for r in lues.annotate(**{f"_{n}": s for n, s in _COLONNES.items()})}
    tenus = {
        r[:3]: r[3:]
        for r in CumulLignesReprises.objects.values_list("jour", "lieu", "categorie", *_COLONNES)
    }
    # Refunds are lines under zero, told as what was given back.
    signes = [-1 if champ == "rendu_cts" else 1 for champ in _COLONNES]
    for rang, champ in enumerate(_COLONNES):
        yield from comparer(
            f"cumul des lignes d’avant, {champ}",
            {cle: signes[rang] * sommes[rang] for cle, sommes in attendus.items()},
            {cle: sommes[rang] for cle, sommes in tenus.items()},
        )
    sommes: dict[tuple, int] = defaultdict(int)
    champs = ("jour", "lieu", "moyen", "le", "nature", "total_cts")
    for jour, lieu, moyen, le, nature, cts in vivants.order_by().values_list(*champs).iterator():
        cle_du_ticket = (jour, lieu, moyen or 0, timezone.localtime(le).hour)
        sommes[*cle_du_ticket, str(nature)] += 1
        sommes[*cle_du_ticket, "cts"] += cts
    comptes = {"ventes": "vente", "avoirs": "avoir", "montant_cts": "cts"}
    tenues = {
        (*r[:4], quoi): n
        for r in CumulTicketsRepris.objects.values_list("jour", "lieu", "moyen", "heure", *comptes)
        for quoi, n in zip(comptes.values(), r[4:], strict=True)
    }
    yield from comparer("tickets d’avant de l’heure", sommes, tenues)
