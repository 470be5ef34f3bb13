"""The old tool's own screens beside what stands here, and the reason of each difference. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from boutique.oressource.raisons import HORS_DES_ECRANS, Raison

from .postes import NOMS, Chiffres, Cle, Genre, Postes, additionner, de_liste

# What must be equal to the unit.
JUGES = ("gestes", "avoirs", "masse_g", "montant_cts", "rendu_cts")


DES_ECRANS = [raison for raison in Raison if raison not in HORS_DES_ECRANS]


@dataclass(frozen=True)
class Ligne:
    """A year, an old point and a kind. ``ecran``: the old screen; ``ici``: what stands in the
    house; ``raisons``: why they differ, and by how much; ``reste``: what nothing explains."""

    cle: Cle
    ecran: Chiffres
    ici: Chiffres
    raisons: Sequence[tuple[Any, Chiffres]]
    reste: Chiffres

    @property
    def genre(self) -> Any:
        return NOMS[Genre(self.cle.genre)]

    @property
    def est_expliquee(self) -> bool:
        return not any(getattr(self.reste, champ) for champ in JUGES)


def rapprocher(ecran: Postes, ici: Postes, laisses: Mapping[str, Postes]) -> list[Ligne]:
    """A line for each key that any of them counts, by year, kind, point and sort."""
    dits = [laisses[raison] for raison in DES_ECRANS if raison in laisses]
    cles = {cle for postes in (ecran, ici, *dits) for cle in postes}
    rangees = sorted(cles, key=lambda c: (c.annee or 9999, c.genre, c.point, c.sorte))
    lignes = [_une_ligne(cle, ecran, ici, laisses) for cle in rangees]
    return [ligne for ligne in lignes if ligne.ecran or ligne.ici or ligne.raisons]


def _une_ligne(cle: Cle, ecran: Postes, ici: Postes, laisses: Mapping[str, Postes]) -> Ligne:
    rien = Chiffres()
    raisons = [
        (raison.label, laisses[raison][cle])
        for raison in DES_ECRANS
        if raison in laisses and laisses[raison].get(cle)
    ]
    reste = ecran.get(cle, rien) - ici.get(cle, rien)
    for _raison, chiffres in raisons:
        reste -= chiffres
    return Ligne(cle, ecran.get(cle, rien), ici.get(cle, rien), raisons, reste)


def laisses_lus(dits: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, dict[Cle, Chiffres]]:
    """What is not written as the old screens count it, by reason, as it was kept."""
    return {raison: de_liste(postes) for raison, postes in dits.items()}


def inexpliquees(lignes: Iterable[Ligne]) -> list[Ligne]:
    return [ligne for ligne in lignes if not ligne.est_expliquee]


def en_un(postes: Iterable[Postes]) -> dict[Cle, Chiffres]:
    """What several rooms count, together."""
    return additionner(paire for p in postes for paire in p.items())


def laisses_en_un(
    par_raison: Iterable[Mapping[Raison, Postes]],
) -> dict[Raison, dict[Cle, Chiffres]]:
    """What several rooms leave out, together, by reason."""
    lus = list(par_raison)
    return {
        raison: en_un(dits[raison] for dits in lus if raison in dits)
        for raison in Raison
        if any(raison in dits for dits in lus)
    }
