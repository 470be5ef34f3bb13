"""What the accounts of an old base are made of: figures by year, old point and kind. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.oressource.examen.comptes import CLASSES


class Genre(StrEnum):
    ENTREES = "entrees"
    SORTIES = "sorties"
    VENTES = "ventes"


# List of old points → what was done there.
GENRES = {
    "points_collecte": Genre.ENTREES,
    "points_sortie": Genre.SORTIES,
    "points_vente": Genre.VENTES,
}
POINTS = {genre: liste for liste, genre in GENRES.items()}
NOMS = {
    Genre.ENTREES: _("entrées"),
    Genre.SORTIES: _("sorties"),
    Genre.VENTES: _("ventes"),
}
# The kilograms sold that the ledger of matter holds, beside those of the tickets.
LIVRE = "livre"


@dataclass(frozen=True)
class Cle:
    """``annee``: in Paris, None for what has no date; ``point``: old id; ``sorte``: an exit's class
    (``CLASSES``), the code here of the means of sums, else empty."""

    annee: int | None
    genre: str
    point: int
    sorte: str = ""


@dataclass(frozen=True)
class Chiffres:
    """``gestes``: intakes, exits or sales; ``avoirs``: refunds, counted apart; ``lignes``: what was
    weighed or sold. ``ecran_cts``: refunds as the old screens told them, without the quantity;
    ``rendu_cts``: what was given back."""

    gestes: int = 0
    avoirs: int = 0
    lignes: int = 0
    masse_g: int = 0
    montant_cts: int = 0
    ecran_cts: int = 0
    rendu_cts: int = 0

    @property
    def faits(self) -> int:
        """Gestures of all kinds, refunds with them."""
        return self.gestes + self.avoirs

    def __add__(self, autre: "Chiffres") -> "Chiffres":
        return Chiffres(*(a + b for a, b in zip(_tous(self), _tous(autre), strict=True)))

    def __sub__(self, autre: "Chiffres") -> "Chiffres":
        return Chiffres(*(a - b for a, b in zip(_tous(self), _tous(autre), strict=True)))

    def __bool__(self) -> bool:
        return any(_tous(self))


def _tous(chiffres: Chiffres) -> list[int]:
    return [getattr(chiffres, champ.name) for champ in fields(Chiffres)]


# Each key → its figures.
Postes = Mapping[Cle, Chiffres]


def additionner(paires: Iterable[tuple[Cle, Chiffres]]) -> dict[Cle, Chiffres]:
    sommes: dict[Cle, Chiffres] = {}
    for cle, chiffres in paires:
        sommes[cle] = sommes.get(cle, Chiffres()) + chiffres
    return sommes


def en_liste(postes: Postes) -> list[dict[str, Any]]:
    """As JSON keeps them."""
    return [asdict(cle) | asdict(chiffres) for cle, chiffres in postes.items()]


def de_liste(dits: Iterable[Mapping[str, Any]]) -> dict[Cle, Chiffres]:
    """``en_liste``, the other way."""
    cles, chiffres = ({c.name for c in fields(t)} for t in (Cle, Chiffres))
    return additionner(
        (
            Cle(**{nom: dit[nom] for nom in cles}),
            Chiffres(**{nom: dit[nom] for nom in chiffres}),
        )
        for dit in dits
    )


def ce_que_disent_les_ecrans(
    examen: Mapping[str, Any], moyen: Callable[[int], str], sans_classe: str = ""
) -> dict[Cle, Chiffres]:
    """The totals of the old tool's own screens, from an examination.

    ``moyen``: code here of an old means; empty where it was left out; ``sans_classe``: that of
    exits without one, once somebody said.
    """
    comptes = examen["comptes"]

    def classe(dite: str) -> str:
        return dite if dite in CLASSES else sans_classe

    return additionner(
        [
            *(
                (
                    Cle(e["annee"], Genre.ENTREES, e["point"]),
                    Chiffres(gestes=e["depots"], lignes=e["pesees"], masse_g=e["masse_g"]),
                )
                for e in comptes["entrees"]
            ),
            *(
                (
                    Cle(s["annee"], Genre.SORTIES, s["point"], classe(s["classe"])),
                    Chiffres(gestes=s["sorties"], lignes=s["pesees"], masse_g=s["masse_g"]),
                )
                for s in comptes["sorties"]
            ),
            *(
                (
                    Cle(m["annee"], Genre.VENTES, m["point"], moyen(m["moyen"])),
                    Chiffres(montant_cts=m["montant_cts"]),
                )
                for m in comptes["moyens"]
            ),
            *(
                (
                    Cle(v["annee"], Genre.VENTES, v["point"]),
                    Chiffres(
                        gestes=v["ventes"],
                        avoirs=v["remboursements"],
                        masse_g=v["masse_g"],
                        ecran_cts=v["remboursements_ecran_cts"],
                        rendu_cts=v["remboursements_cts"],
                    ),
                )
                for v in comptes["ventes"]
            ),
            *(
                (
                    Cle(v["annee"], Genre.VENTES, v["point"], LIVRE),
                    Chiffres(masse_g=v["masse_g"]),
                )
                for v in comptes["ventes"]
            ),
        ]
    )


def nom_de_la_sorte(genre: str, sorte: str, moyens: Mapping[str, str]) -> Any:
    """« bacs », « Chèque », or nothing."""
    if genre == Genre.SORTIES:
        return CLASSES.get(sorte, _("sans destination"))
    if genre == Genre.VENTES:
        if sorte == LIVRE:
            return _("masses, au livre de la matière")
        return moyens.get(sorte, _("tickets, masses, rendus, autres moyens"))
    return ""
