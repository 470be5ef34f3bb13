"""The registry of what `manage.py verifier` walks through; each app registers its own.

An app's checks live in its ``verifications.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Constat:
    """Something found: an anomaly (the books disagree) or a notice (worth a look)."""

    phrase: str
    anomalie: bool = True


Verification = Callable[[], Iterator[Constat]]

VERIFICATIONS: list[tuple[str, Verification]] = []


def verification(nom: str) -> Callable[[Verification], Verification]:
    """Register a check under a French name."""

    def inscrire(fonction: Verification) -> Verification:
        VERIFICATIONS.append((nom, fonction))
        return fonction

    return inscrire
