"""What a grant paid: noted once it is received, taken back by a counter-row."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Subvention, Versement
from ..refus import DejaAnnule, PasAccordee, PlusQueLAccorde, VersementAVenir
from .subventions import DROIT, consigner_de, verse_de


def verser(
    *, subvention: Subvention, compte: Compte, uuid: UUID, le: date, montant_cts: int
) -> tuple[Versement, bool]:
    """Note money received, never more in all than what was agreed.

    Returns it and whether it is new. Raises ``PasAccordee``, ``PlusQueLAccorde``,
    ``VersementAVenir`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    if le > timezone.localdate():
        raise VersementAVenir(champs={"le": str(VersementAVenir.texte)})

    def faire() -> Versement:
        tenue = Subvention.objects.select_for_update(no_key=True).get(pk=subvention.pk)
        if tenue.accorde_cts is None:
            raise PasAccordee()
        total = verse_de(tenue) + montant_cts
        if total > tenue.accorde_cts:
            dits = {"verse": euros(total), "accorde": euros(tenue.accorde_cts)}
            phrase = str(PlusQueLAccorde(**dits))
            raise PlusQueLAccorde(**dits, champs={"montant_cts": phrase})
        versement = Versement.objects.create(
            uuid=uuid,
            subvention=tenue,
            le=le,
            montant_cts=montant_cts,
            enregistre_le=timezone.now(),
            compte=compte,
        )
        consigner_de(
            tenue,
            "subventions.versement.recu",
            _("Versement d’une subvention reçu"),
            compte,
            versement=versement.pk,
            montant_cts=montant_cts,
            le=le.isoformat(),
        )
        return versement

    return faire_ou_relire(faire, Versement.objects.filter(uuid=uuid).first, PlusQueLAccorde)


@transaction.atomic
def annuler(*, versement: Versement, compte: Compte, uuid: UUID, motif: str) -> Versement:
    """Take back a payment that was noted wrongly, with its reason. Raises ``DejaAnnule`` or
    ``DroitManquant``."""
    exiger(compte, DROIT)
    list(Subvention.objects.select_for_update(no_key=True).filter(pk=versement.subvention_id))
    try:
        with transaction.atomic():
            contre = Versement.objects.create(
                uuid=uuid,
                subvention=versement.subvention,
                le=timezone.localdate(),
                montant_cts=-versement.montant_cts,
                annule=versement,
                motif=motif.strip(),
                enregistre_le=timezone.now(),
                compte=compte,
            )
    except IntegrityError:
        raise DejaAnnule() from None
    consigner_de(
        versement.subvention,
        "subventions.versement.annule",
        _("Versement d’une subvention annulé"),
        compte,
        versement=versement.pk,
        montant_cts=versement.montant_cts,
        motif=contre.motif,
    )
    return contre
