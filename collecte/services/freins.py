"""The brake of the public form: so many requests an hour from an address, and in all."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from petiterockette.lieux.models import Association

from ..models import Demande, EnvoiPublic
from ..refus import TropDeDemandes
from ..rendez_vous import nous_joindre

FENETRE = timedelta(hours=1)
# A family, an office or a whole building may share one address.
PAR_ADRESSE, EN_TOUT = 5, 60
GARDE = timedelta(days=1)


def verifier_le_frein(*, adresse: str, uuid: UUID | None = None) -> None:
    """Raise ``TropDeDemandes`` when this address, or all of them, sent too much this hour.

    A page that is sent again (``uuid``) is not one more request.
    """
    if uuid and Demande.objects.filter(uuid=uuid).exists():
        return
    recents = EnvoiPublic.objects.filter(le__gt=timezone.now() - FENETRE)
    if (
        recents.count() >= EN_TOUT
        or recents.filter(empreinte=_empreinte(adresse)).count() >= PAR_ADRESSE
    ):
        association = Association.objects.first()
        telephone = association.telephone if association else ""
        raise TropDeDemandes(nous_joindre=nous_joindre(telephone))


def compter_l_envoi(*, adresse: str) -> None:
    """Count one more sending, in the caller's transaction, after checking again alone.

    Raises ``TropDeDemandes``.
    """
    if connection.features.has_select_for_update:
        # The one row of the association is what two sendings wait for.
        list(Association.objects.select_for_update().values_list("pk"))
    verifier_le_frein(adresse=adresse)
    oublier_les_envois()
    EnvoiPublic.objects.create(le=timezone.now(), empreinte=_empreinte(adresse))


def oublier_les_envois() -> None:
    """Drop what is older than a day: it serves no more."""
    EnvoiPublic.objects.filter(le__lt=timezone.now() - GARDE).delete()


def _empreinte(adresse: str) -> str:
    # The address itself is kept nowhere; the digest changes with the installation's key.
    return salted_hmac("collecte.freins", adresse, algorithm="sha256").hexdigest()
