"""An invoice is paid, at once or in several times."""

from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.mots.monnaie import euros
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..factures import reste_cts
from ..models import Facture, PaiementFacture
from ..refus import PaiementDeDemain, PaiementEnTrop
from .emission import DROIT, dire, tenir_la_chaine


def noter_le_paiement(
    *, facture: Facture, uuid: UUID, jour: date, montant_cts: int, reference: str, compte: Compte
) -> tuple[PaiementFacture, bool]:
    """Say that money came in on the bank's account; several times if it comes in parts.

    Returns it and whether it is new. Raises ``PaiementEnTrop``, ``PaiementDeDemain`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT, facture.lieu)
    if jour > timezone.localdate():
        raise au_champ("jour", PaiementDeDemain)

    def noter() -> PaiementFacture:
        tenir_la_chaine()
        reste = reste_cts(facture)
        if montant_cts > reste:
            raise au_champ("montant_cts", PaiementEnTrop, reste=euros(reste))
        paiement = PaiementFacture(
            uuid=uuid,
            facture=facture,
            jour=jour,
            montant_cts=montant_cts,
            reference=reference[:60],
            le=timezone.now().replace(microsecond=0),
            par=compte.personne_id,
            compte=compte,
        )
        paiement.save(force_insert=True)
        dire(
            "facture.payee",
            _("Facture %(numero)s\u00a0: %(montant)s reçus")
            % {"numero": facture.numero_lisible, "montant": euros(montant_cts)},
            facture,
            [paiement],
            compte,
        )
        return paiement

    return faire_ou_relire(noter, PaiementFacture.objects.filter(uuid=uuid).first, Refus)
