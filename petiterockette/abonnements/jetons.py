"""Links that prove an address: signed, tied to a subscription and to its very address."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from petiterockette.refus import LienMort

from .models import Abonnement

CONFIRMER, ARRETER = "abonnements.confirmer", "abonnements.arreter"
# A confirmation is asked at once; one may unsubscribe for ever.
VALABLE = {CONFIRMER: timedelta(days=7), ARRETER: None}


def jeton(abonnement: Abonnement, usage: str) -> str:
    return signing.dumps([abonnement.pk, abonnement.rang], salt=usage)


def lire(texte: str, usage: str) -> Abonnement:
    """The subscription that a link is about. Raises ``LienMort``: forged, too old, replaced."""
    try:
        numero, rang = signing.loads(texte, salt=usage, max_age=VALABLE[usage])
    except (signing.BadSignature, ValueError, TypeError):
        raise LienMort() from None
    abonnement = Abonnement.objects.filter(pk=numero, rang=rang).first()
    if abonnement is None:
        raise LienMort()
    return abonnement


def adresse(abonnement: Abonnement, usage: str) -> str:
    """The whole address of a link, as a mail carries it."""
    page = {CONFIRMER: "abonnements:confirmer", ARRETER: "abonnements:arreter"}[usage]
    return settings.ADRESSE_PUBLIQUE + reverse(page, args=[jeton(abonnement, usage)])
