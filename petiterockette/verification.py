"""The registry of what `manage.py verifier` walks through; each app registers its own.

An app's checks live in its ``verifications.py``, found by Django's autodiscovery.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Constat:
    """Something found: an anomaly (the books disagree) or a notice (worth a look)."""

    phrase: str
    anomalie: bool = True


Verification = Callable[[], Iterator[Constat]]

VERIFICATIONS: list[tuple[str, Verification]] = []
# The quick ones among them, whose anomalies are said as soon as the product starts.
AU_DEMARRAGE: list[Verification] = []


def verification(nom: str, *, au_demarrage: bool = False) -> Callable[[Verification], Verification]:
    """Register a check under a French name; ``au_demarrage``: it is quick, and said at start."""

    def inscrire(fonction: Verification) -> Verification:
        VERIFICATIONS.append((nom, fonction))
        if au_demarrage:
            AU_DEMARRAGE.append(fonction)
        return fonction

    return inscrire


def ecarts(attendus: Mapping[tuple, int], tenus: Mapping[tuple, int]) -> dict[tuple, int]:
    """Where two sums by key differ, and by how much; a missing key is zero."""
    cles = attendus.keys() | tenus.keys()
    return {cle: d for cle in cles if (d := attendus.get(cle, 0) - tenus.get(cle, 0))}


def comparer(
    nom: str,
    attendus: Mapping[tuple, int],
    tenus: Mapping[tuple, int],
    dire: Callable[[int], str] = str,
) -> Iterator[Constat]:
    """An anomaly for each key whose sums differ; ``dire``: how a difference is written."""
    for cle, ecart in sorted(ecarts(attendus, tenus).items(), key=str):
        yield Constat(f"{nom} {cle} : écart de {dire(ecart)}")
