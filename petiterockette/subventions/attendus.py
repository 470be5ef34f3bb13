"""The figures that a funder awaits, as they stand over the days of its grant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from petiterockette.dossiers.lecture import chiffres
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import INDICATEURS, Portee, Valeur

from .models import Subvention

HEURES = "H_BENEVOLAT"


@dataclass(frozen=True)
class AttenduRendu:
    """A figure that is awaited: how much, how much there is; ``lu`` empty: nobody knows."""

    code: str
    libelle: str
    cible: str
    lu: str
    atteint: bool | None


def attendus_rendus(subvention: Subvention, jour: date) -> list[AttenduRendu]:
    """What the funder awaits, over the days of the grant that are not after this one."""
    cibles = {a.code: a.cible for a in subvention.attendus.all() if a.code in INDICATEURS}
    valeurs = _valeurs(subvention, jour, list(cibles))
    return [_rendu(code, cible, valeurs[code]) for code, cible in cibles.items()]


def heures_de_benevolat(subvention: Subvention, jour: date) -> str:
    """« 1 412 h »: what volunteers gave meanwhile; nothing where none is known."""
    if HEURES not in INDICATEURS:
        return ""
    valeur = _valeurs(subvention, jour, [HEURES])[HEURES]
    return ecrire(valeur, INDICATEURS[HEURES].unite) if valeur else ""


def _rendu(code: str, cible: int | None, lu: Valeur) -> AttenduRendu:
    indicateur = INDICATEURS[code]
    return AttenduRendu(
        code=code,
        libelle=str(indicateur.libelle).removeprefix("… "),
        cible="" if cible is None else ecrire(cible, indicateur.unite),
        lu="" if lu is None else ecrire(lu, indicateur.unite),
        atteint=None if lu is None or cible is None else lu >= cible,
    )


def _valeurs(subvention: Subvention, jour: date, codes: Sequence[str]) -> dict[str, Valeur]:
    fin = min(subvention.fin, max(jour, subvention.debut))
    return chiffres(Portee(subvention.debut, fin), codes)
