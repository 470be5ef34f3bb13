"""The brake of the public page of cards: so many wrong codes an hour from one household.

Counted in memory: reading writes nothing, and what is forgotten when the product starts again
is no loss. A code has more values than anybody can try anyway.
"""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

ESSAIS_MAX = 30
FENETRE_S = 3_600


def trop_d_essais(foyer: str) -> bool:
    return cache.get(_cle(foyer), 0) >= ESSAIS_MAX


def compter_un_essai(foyer: str) -> None:
    """One more code that no card has."""
    cle = _cle(foyer)
    if not cache.add(cle, 1, FENETRE_S):
        cache.incr(cle)


def _cle(foyer: str) -> str:
    # The address itself is kept nowhere.
    return salted_hmac("adhesions.freins", foyer, algorithm="sha256").hexdigest()
