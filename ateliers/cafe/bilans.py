"""The figures of the café: kilograms of food, meals by price, the pool."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Sum, Value

from boutique.ventes.bilans import ventes_des_genres
from collecte.livre.models import Mouvement
from collecte.matiere.etapes import EtapeDenrees as E
from collecte.matiere.etapes import Famille

from .genres import TARIFS
from .models import Cagnotte

Ids = Collection[int] | None
CAGNOTTE = "cagnotte"


@dataclass
class BilanDenrees:
    """Net grams of a period, counter-entries taken off. ``fins``: stage → grams."""

    recu_g: int = 0
    fins: dict[str, int] = field(default_factory=lambda: dict.fromkeys(E.values, 0))

    @property
    def sauve_g(self) -> int:
        """What was taken in, less what was thrown."""
        return self.recu_g - self.fins[E.JETE]


def bilan_des_denrees(debut: date, fin: date, lieux: Ids = None) -> BilanDenrees:
    """What came in and where it went, ``fin`` included. One query."""
    return _denrees(_des_denrees(debut, fin, lieux))


def repas_servis(debut: date, fin: date, lieux: Ids = None) -> dict[str, int]:
    """Kind of meal → how many, refunds taken off; training never counts. One query."""
    servis = {genre: n for genre, _rien, n in _des_repas(debut, fin, lieux)}
    return {genre: servis.get(genre, 0) for genre in TARIFS}


def suspendus_en_attente(lieux: Ids = None) -> int:
    """How many suspended meals wait now. One query."""
    return sum(n or 0 for _cle, _rien, n in _des_cagnottes(lieux))


def bilan_du_cafe(
    debut: date, fin: date, lieux: Ids = None
) -> tuple[BilanDenrees, dict[str, int], int]:
    """Food, meals and what waits, all in one query."""
    rangees = _des_denrees(debut, fin, lieux).union(
        _des_repas(debut, fin, lieux), _des_cagnottes(lieux), all=True
    )
    lues = [(de, vers, int(n or 0)) for de, vers, n in rangees]
    servis = {de: n for de, _vers, n in lues if de in TARIFS}
    return (
        _denrees(r for r in lues if r[0] in E.values),
        {genre: servis.get(genre, 0) for genre in TARIFS},
        sum(n for de, _vers, n in lues if de == CAGNOTTE),
    )


def _denrees(rangees: Iterable[tuple[str, str, int]]) -> BilanDenrees:
    bilan = BilanDenrees()
    for de, vers, grammes in rangees:
        if E.DONATEUR in (de, vers):
            bilan.recu_g += grammes if de == E.DONATEUR else -grammes
        elif de == E.GARDE_MANGER:
            bilan.fins[vers] += grammes
        else:
            bilan.fins[de] -= grammes
    return bilan


# Each reads rows of (word, word, sum), so that one query may hold all three.


def _des_denrees(debut: date, fin: date, lieux: Ids) -> Any:
    rangees = Mouvement.objects.order_by().filter(
        famille=Famille.DENREES, jour__gte=debut, jour__lte=fin
    )
    if lieux is not None:
        rangees = rangees.filter(lieu__in=lieux)
    return rangees.values_list("de", "vers").annotate(n=Sum("masse_g"))


def _des_repas(debut: date, fin: date, lieux: Ids) -> Any:
    ventes = ventes_des_genres(debut, fin, lieux, TARIFS)
    return ventes.annotate(rien=Value("")).values_list("genre", "rien").annotate(n=Sum("quantite"))


def _des_cagnottes(lieux: Ids) -> Any:
    cagnottes = Cagnotte.objects.order_by()
    if lieux is not None:
        cagnottes = cagnottes.filter(lieu__in=lieux)
    # One row whatever there is: its sum is nothing where no pool is.
    mots = cagnottes.annotate(cle=Value(CAGNOTTE), rien=Value("")).values_list("cle", "rien")
    return mots.annotate(n=Sum("solde"))
