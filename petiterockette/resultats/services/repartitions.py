"""Say whose the accounts are that begin so: a pole's, or several poles', each for its share."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.mots.mesures import nombre

from ..models import Repartition
from ..refus import PartsInexactes, PoleInconnu, RegleSansCompte
from ..registre import noms_des_poles
from .balances import DROIT

TOUT_PM = 1_000


@transaction.atomic
def repartir_les_comptes(
    *, prefixe: str, analytique: str = "", parts: Mapping[str, int], compte: Compte
) -> None:
    """Share the accounts of a prefix, or of an analytic code; no share at all takes the rule away.

    ``parts``: code of a pole (empty: of none) → thousandths, a thousand in all. Raises
    ``PartsInexactes``, ``RegleSansCompte``, ``PoleInconnu`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    prefixe, analytique = "".join(prefixe.split()), analytique.strip()
    if not prefixe and not analytique:
        raise RegleSansCompte(champs={"prefixe": str(RegleSansCompte.texte)})
    if not parts.keys() <= noms_des_poles().keys():
        raise PoleInconnu()
    dites = {pole: part for pole, part in parts.items() if part}
    if dites and sum(dites.values()) != TOUT_PM:
        raise PartsInexactes(total=nombre(Decimal(sum(dites.values())) / 10))
    # The rows of the rule are held: two people who change it at once leave one rule.
    siennes = Repartition.objects.filter(prefixe=prefixe, analytique=analytique)
    avant = {r.pole: r.part_pm for r in siennes.select_for_update()}
    if avant == dites:
        return
    siennes.delete()
    Repartition.objects.bulk_create(
        Repartition(prefixe=prefixe, analytique=analytique, pole=pole, part_pm=part)
        for pole, part in dites.items()
    )
    consigner(
        "resultats.comptes.repartis",
        _("Comptes répartis entre les pôles : %(quoi)s") % {"quoi": prefixe or analytique},
        {"prefixe": prefixe, "analytique": analytique, "avant": avant, "apres": dites},
        par=compte.personne_id,
        compte=compte.pk,
    )
