"""The accounts of what no activity and no means of payment names."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from ..models import PosteComptable
from . import lignes_de_liste

DROIT = "boutique.regler"


@transaction.atomic
def changer_les_postes(*, comptes: Mapping[str, str], compte: Compte) -> None:
    """Give accounts to these; what was exported keeps its own.

    ``comptes``: ``Poste`` → its account's number. Raises ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    for poste in PosteComptable.objects.select_for_update().filter(poste__in=comptes):
        avant = lignes_de_liste.instantane(poste)
        poste.compte = comptes[poste.poste]
        lignes_de_liste.inscrire(
            poste,
            code="boutique.poste.change",
            resume=_("Compte comptable changé : « %(rangee)s »"),
            compte=compte,
            avant=avant,
        )
