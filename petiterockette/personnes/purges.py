"""Who will be forgotten, and when: what the night does, told before it does it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from .termes import termes_des_personnes

# The preview looks so far ahead.
APERCU = timedelta(days=365)


@dataclass(frozen=True)
class Echeance:
    """So many people, the first night when nobody needs them any more."""

    jour: date
    nombre: int


def a_oublier(aujourd_hui: date) -> list[int]:
    """The numbers of the people whose last day is behind."""
    return sorted(pk for pk, dernier in termes_des_personnes() if dernier < aujourd_hui)


def apercu(aujourd_hui: date) -> list[Echeance]:
    """Day by day for a year: those who are already due go the coming night."""
    demain = aujourd_hui + timedelta(days=1)
    jours = Counter(
        max(dernier + timedelta(days=1), demain)
        for _pk, dernier in termes_des_personnes()
        if dernier < aujourd_hui + APERCU
    )
    return [Echeance(jour, nombre) for jour, nombre in sorted(jours.items())]
