"""Codes and tokens drawn at random: what is taken is drawn again, here and nowhere else.

What is drawn within a gesture that ``rejeux`` makes (a ticket's token, a deposit's) is not looked
up: the database's unique key judges it, and the gesture is made anew. The demo's tokens are the
uuids of what they open. ``tests/test_tirages.py`` finds whoever draws elsewhere.
"""

import secrets
from collections.abc import Callable, Container
from random import Random

from django.db.models import Model

# 144 bits, as 24 signs of an address.
OCTETS = 18


def tirer(
    tirage: Callable[[], str],
    modele: type[Model],
    champ: str = "code",
    *,
    sauf: Container[str] = (),
) -> str:
    """What ``tirage`` draws, once no row of ``modele`` has it in ``champ``.

    ``sauf``: what the rows of a lot that is not written yet have taken.
    """
    libres = modele._default_manager
    while (tire := tirage()) in sauf or libres.filter(**{champ: tire}).exists():
        pass
    return tire


def lettres(alphabet: str, longueur: int, de: Random | None = None) -> str:
    """So many signs of an alphabet, unguessable; ``de``: the seeded draws of a story."""
    return "".join((de or secrets.SystemRandom()).choices(alphabet, k=longueur))


def nombre(du: int, au: int, de: Random | None = None) -> int:
    """A number from ``du`` to ``au``, which is left out."""
    return (de or secrets.SystemRandom()).randrange(du, au)


def nouveau_jeton() -> str:
    """What opens a page to whoever holds its link: nobody guesses one."""
    return secrets.token_urlsafe(OCTETS)


def jeton_libre(modele: type[Model]) -> str:
    """A new token that no row of ``modele`` has."""
    return tirer(nouveau_jeton, modele, "jeton")
