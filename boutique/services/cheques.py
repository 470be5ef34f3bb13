"""Say what is written on the cheques of a slip, before the bank reads it there."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..models import Cheque, EtapeRemise, RemiseBanque
from ..refus import RemiseDejaPortee
from .coffres import DROIT


@dataclass(frozen=True)
class ChequeLu:
    """As it is read on the paper; « » for what is not said."""

    numero: str = ""
    banque: str = ""
    tireur: str = ""


@transaction.atomic
def decrire_les_cheques(
    *, remise: RemiseBanque, cheques: Mapping[int, ChequeLu], compte: Compte
) -> int:
    """Write what these cheques say; ``cheques``: id of a payment → what is read on it.

    Returns how many are described by now. Whoever drew them is a person: no journal names them,
    and nothing seals them. Raises ``RemiseDejaPortee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, remise.lieu)
    RemiseBanque.objects.select_for_update().get(pk=remise.pk)
    if remise.etapes.exclude(etat=EtapeRemise.Etat.PREPAREE).exists():
        raise RemiseDejaPortee()
    siens = set(remise.cheques.values_list("reglement_id", flat=True))
    Cheque.objects.bulk_create(
        [
            Cheque(reglement_id=pk, numero=lu.numero, banque=lu.banque, tireur=lu.tireur)
            for pk, lu in cheques.items()
            if pk in siens
        ],
        update_conflicts=True,
        unique_fields=["reglement"],
        update_fields=["numero", "banque", "tireur"],
    )
    dits = Cheque.objects.filter(reglement__in=siens).exclude(numero="", banque="", tireur="")
    n = dits.count()
    consigner(
        "boutique.remise.completee",
        _("Remise en banque nº %(n)d\u00a0: chèques complétés") % {"n": remise.pk},
        {"remise": remise.pk, "cheques": n},
        lieu=remise.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return n
