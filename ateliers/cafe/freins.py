"""The brake of the public menu: so many readings a minute from one household."""

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from petiterockette.visiteur import foyer_de

PAR_MINUTE = 60
MINUTE = 60


def trop_de_lectures(adresse: str) -> bool:
    """Count one more reading, and tell whether that is too many this minute.

    Kept in memory only, under a digest: no address is written anywhere.
    """
    minute = int(timezone.now().timestamp()) // MINUTE
    qui = salted_hmac("cafe.freins", foyer_de(adresse), algorithm="sha256").hexdigest()
    cle = f"cafe:{minute}:{qui}"
    cache.add(cle, 0, 2 * MINUTE)
    try:
        return cache.incr(cle) > PAR_MINUTE
    except ValueError:
        # It was dropped meanwhile, for want of room.
        return False
