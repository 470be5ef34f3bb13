"""A deposit typed again in place of a cancelled one: it counts where that one did."""

from datetime import date, datetime

from collecte.livre.models import Bon
from collecte.matiere.etapes import Nature
from collecte.mois.services.mois import imputer
from petiterockette.comptes.models import Compte


def a_remplacer(numero: int, lieu: int, compte: Compte) -> Bon | None:
    """The counter-entry of a deposit of that site, if this account cancelled it and nobody has
    typed it again yet."""
    return (
        Bon.objects.filter(
            annule=numero,
            annule__nature=Nature.APPORT,
            annule__remplacement=None,
            lieu=lieu,
            compte=compte,
        )
        .select_related("annule")
        .order_by()
        .first()
    )


def imputer_le_remplacement(contre: Bon, maintenant: datetime) -> tuple[date, date | None]:
    """The day it counts on, and the closed month it revises: those of the counter-entry.

    The mistake and what corrects it are told together, in the same month.
    """
    jour, revise = imputer(contre.lieu_id, contre.jour, maintenant)
    if revise is None:
        revise = contre.mouvements.order_by("id").values_list("revise", flat=True).first()
    return jour, revise
