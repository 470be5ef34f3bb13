"""What would be written, year by year and site by site; what would not, with its reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from boutique.oressource.decisions import Decisions
from boutique.oressource.raisons import Raison

from .attendus import lieu_de
from .postes import NOMS, Chiffres, Genre, Postes, de_liste


@dataclass
class AnneeDuLieu:
    """A year of a site: its figures by kind (``Genre``)."""

    annee: int | None
    lieu: str
    genres: dict[str, Chiffres] = field(default_factory=dict)

    @property
    def entrees(self) -> Chiffres:
        return self.genres.get(Genre.ENTREES, Chiffres())

    @property
    def sorties(self) -> Chiffres:
        return self.genres.get(Genre.SORTIES, Chiffres())

    @property
    def ventes(self) -> Chiffres:
        return self.genres.get(Genre.VENTES, Chiffres())


@dataclass(frozen=True)
class Laisse:
    """What is left out for a reason, of a kind, all years together."""

    raison: Any
    genre: Any
    chiffres: Chiffres


def par_an_et_lieu(
    postes: Postes, decisions: Decisions, lieux: Mapping[str, str]
) -> list[AnneeDuLieu]:
    """In the order of years, then of sites. ``lieux``: code → name."""
    rangees: dict[tuple[int | None, str], AnneeDuLieu] = {}
    for cle, chiffres in postes.items():
        lieu = lieux.get(lieu_de(cle, decisions), "")
        rangee = rangees.setdefault((cle.annee, lieu), AnneeDuLieu(cle.annee, lieu))
        rangee.genres[cle.genre] = rangee.genres.get(cle.genre, Chiffres()) + chiffres
    return sorted(rangees.values(), key=lambda r: (r.annee is None, r.annee or 0, r.lieu))


def en_tout(rangees: Iterable[AnneeDuLieu]) -> AnneeDuLieu:
    total = AnneeDuLieu(None, "")
    for rangee in rangees:
        for genre, chiffres in rangee.genres.items():
            total.genres[genre] = total.genres.get(genre, Chiffres()) + chiffres
    return total


def laisses_de(dits: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Laisse]:
    """By reason, in the order of ``Raison``, then by kind."""
    laisses = []
    for raison in Raison:
        par_genre: dict[str, Chiffres] = {}
        for cle, chiffres in de_liste(dits.get(raison, ())).items():
            par_genre[cle.genre] = par_genre.get(cle.genre, Chiffres()) + chiffres
        laisses += [
            Laisse(raison.label, NOMS[genre], par_genre[genre])
            for genre in Genre
            if genre in par_genre
        ]
    return laisses
