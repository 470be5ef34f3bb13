"""Memberships that were paid elsewhere, before the house kept them here: no ticket, no till."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner

from ..models import Adhesion, Formule, Resiliation
from .cartes import cartes_pour

LOT = 500


@dataclass(frozen=True)
class AnneeAilleurs:
    """A year that somebody of the directory paid elsewhere; ``paye_cts``: None: nobody knows."""

    personne: int
    formule: Formule
    jour: date
    debut: date
    fin: date
    paye_cts: int | None


@transaction.atomic
def reprendre(
    *, annees: Sequence[AnneeAilleurs], compte: Compte, source: dict[str, Any]
) -> list[Adhesion]:
    """Write them on each one's card, in the order in which they are told, the oldest first.

    ``source``: where they come from, for the journal; numbers, nobody's name.
    """
    cartes = cartes_pour(dict.fromkeys(a.personne for a in annees))
    deja = Adhesion.objects.en_cours().order_by().avec_leur_adherent()
    adherents = set(deja.filter(adherent__in=cartes).values_list("adherent", flat=True))
    adhesions = []
    for annee in annees:
        adhesions.append(
            Adhesion(
                carte=cartes[annee.personne],
                formule=annee.formule,
                ligne=None,
                jour=annee.jour,
                paye_cts=annee.paye_cts,
                nouvelle=annee.personne not in adherents,
                debut=annee.debut,
                fin=annee.fin,
            )
        )
        adherents.add(annee.personne)
    Adhesion.objects.bulk_create(adhesions, batch_size=LOT)
    phrase = ngettext(
        "%(n)d adhésion reprise, payée ailleurs",
        "%(n)d adhésions reprises, payées ailleurs",
        len(adhesions),
    )
    _consigner("adhesions.reprises", phrase, adhesions, compte, source)
    return adhesions


@transaction.atomic
def annuler(*, adhesions: Iterable[Adhesion], compte: Compte, source: dict[str, Any]) -> None:
    """End memberships that were brought in, from their first day on; their rows stay."""
    finies = [Resiliation(adhesion=a, ligne=None, jour=a.debut) for a in adhesions]
    Resiliation.objects.bulk_create(finies, batch_size=LOT)
    phrase = ngettext(
        "%(n)d adhésion reprise annulée", "%(n)d adhésions reprises annulées", len(finies)
    )
    _consigner("adhesions.reprises.annulees", phrase, [r.adhesion for r in finies], compte, source)


def _consigner(
    code: str,
    phrase: str,
    adhesions: Sequence[Adhesion],
    compte: Compte,
    source: dict[str, Any],
) -> None:
    if adhesions:
        consigner(
            code,
            phrase % {"n": len(adhesions)},
            {"adhesions": [a.pk for a in adhesions], **source},
            par=compte.personne_id,
            compte=compte.pk,
        )
