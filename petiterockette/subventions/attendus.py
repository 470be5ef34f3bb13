"""The figures that a funder awaits, as they stand over the days of its grant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from petiterockette.dossiers.contenu import libelles_entiers
from petiterockette.dossiers.lecture import chiffres
from petiterockette.indicateurs.nombres import ecrire, ecrire_la_cible
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


def chiffres_attendus(subvention: Subvention, jour: date, *autres: str) -> dict[str, Valeur]:
    """The figures that the funder awaits, and the others named, over the days of the grant that
    are not after this one."""
    codes = dict.fromkeys([*(a.code for a in subvention.attendus.all()), *autres])
    fin = min(subvention.fin, max(jour, subvention.debut))
    return chiffres(Portee(subvention.debut, fin), [c for c in codes if c in INDICATEURS])


def attendus_rendus(subvention: Subvention, valeurs: Mapping[str, Valeur]) -> list[AttenduRendu]:
    """What the funder awaits, and how much of it there is: ``valeurs``, by code."""
    noms = libelles_entiers()
    return [
        _rendu(a.code, noms[a.code], a.cible, valeurs.get(a.code))
        for a in subvention.attendus.all()
        if a.code in INDICATEURS
    ]


def heures_de_benevolat(valeurs: Mapping[str, Valeur]) -> str:
    """« 1 412 h »: what volunteers gave meanwhile; nothing where none is known."""
    valeur = valeurs.get(HEURES)
    return ecrire(valeur, INDICATEURS[HEURES].unite) if valeur else ""


def _rendu(code: str, libelle: str, cible: int | None, lu: Valeur) -> AttenduRendu:
    unite = INDICATEURS[code].unite
    return AttenduRendu(
        code=code,
        libelle=libelle,
        cible="" if cible is None else ecrire_la_cible(cible, unite),
        lu="" if lu is None else ecrire(lu, unite),
        atteint=None if lu is None or cible is None else lu >= cible,
    )
