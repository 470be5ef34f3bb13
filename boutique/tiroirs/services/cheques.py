"""Say what is written on the cheques of a slip; what the bank has read there stays."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..models import Cheque, EtapeRemise, RemiseBanque
from ..refus import ChequeDejaDit, RemiseAnnulee
from .coffres import DROIT

CE_QUI_SE_LIT = ("numero", "banque", "tireur")


@dataclass(frozen=True)
class ChequeLu:
    """A cheque as it is read on the paper; « » for what is not said."""

    numero: str = ""
    banque: str = ""
    tireur: str = ""


@transaction.atomic
def decrire_les_cheques(
    *, remise: RemiseBanque, cheques: Mapping[int, ChequeLu], compte: Compte
) -> int:
    """Write what these cheques say; ``cheques``: id of a payment → what is read on it.

    Returns how many are described by now. Whoever drew them is a person: no journal names them,
    and nothing seals them. Once the slip is at the bank, what it did not say is still said, what
    it said stays. Raises ``ChequeDejaDit``, ``RemiseAnnulee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, remise.lieu)
    RemiseBanque.objects.select_for_update().get(pk=remise.pk)
    etats = set(remise.etapes.values_list("etat", flat=True))
    if EtapeRemise.Etat.ANNULEE in etats:
        raise RemiseAnnulee()
    portes = remise.cheques.select_related("reglement__cheque")
    siens = {porte.reglement_id: porte.lu for porte in portes}
    if EtapeRemise.Etat.REMISE in etats and any(
        _dedit(siens[pk], lu) for pk, lu in cheques.items() if pk in siens
    ):
        raise ChequeDejaDit()
    Cheque.objects.bulk_create(
        [
            Cheque(reglement_id=pk, numero=lu.numero, banque=lu.banque, tireur=lu.tireur)
            for pk, lu in cheques.items()
            if pk in siens
        ],
        update_conflicts=True,
        unique_fields=["reglement"],
        update_fields=CE_QUI_SE_LIT,
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


def _dedit(dit: Cheque, lu: ChequeLu) -> bool:
    """Whether something that was said of a cheque would be said otherwise."""
    return any(getattr(dit, c) not in ("", getattr(lu, c)) for c in CE_QUI_SE_LIT)
