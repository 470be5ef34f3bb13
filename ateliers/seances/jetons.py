"""The link of a sign-up: signed, it opens that one alone. Whoever holds it is its owner."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from petiterockette.refus import LienMort

from .models import Inscription

USAGE = "seances.inscription"


def jeton(inscription: Inscription) -> str:
    return signing.dumps([inscription.pk, inscription.code], salt=USAGE)


def lire(texte: str) -> Inscription:
    """The sign-up that a link opens. Raises ``LienMort``: forged, or forgotten since."""
    try:
        numero, code = signing.loads(texte, salt=USAGE)
    except (signing.BadSignature, ValueError, TypeError):
        raise LienMort() from None
    inscription = (
        Inscription.objects.select_related("seance__lieu")
        .filter(pk=numero, code=code, oubliee_le=None)
        .first()
    )
    if inscription is None:
        raise LienMort()
    return inscription


def adresse(inscription: Inscription) -> str:
    """The whole address of the link, as a mail carries it."""
    return settings.ADRESSE_PUBLIQUE + reverse("seances:ma_place", args=[jeton(inscription)])
