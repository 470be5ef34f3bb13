"""Vouchers: sold, given back for a refund, granted; owed until they are spent."""

import secrets
from datetime import date, timedelta

from django.utils import timezone

from petiterockette.personnes.models import Structure

from ..models import BonAchat

# Without vowels or look-alikes: read aloud and typed at the till without a slip.
ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
LONGUEUR = 8
VALABLE = timedelta(days=365)


def emettre(
    *,
    valeur_cts: int,
    origine: str,
    prescripteur: Structure | None = None,
    expire_le: date | None = None,
) -> BonAchat:
    """Write a voucher of so many cents, valid a year unless said; in the gesture's transaction."""
    aujourd_hui = timezone.localdate()
    return BonAchat.objects.create(
        code=_code_libre(),
        origine=origine,
        prescripteur=prescripteur,
        valeur_cts=valeur_cts,
        solde_cts=valeur_cts,
        emis_le=aujourd_hui,
        expire_le=expire_le or aujourd_hui + VALABLE,
    )


def _code_libre() -> str:
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LONGUEUR))
        if not BonAchat.objects.filter(code=code).exists():
            return code
