"""The accounts as the page shows them: what differs first, then each year folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .dits import LigneDite
from .postes import Genre

# Differences that have their reason, told on top; the others are told in their years.
EXPLIQUEES_MONTREES = 20


@dataclass(frozen=True)
class AnneeDite:
    """A year of the accounts (None: without a date), all its lines."""

    annee: int | None
    lignes: Sequence[LigneDite]

    @property
    def entre_g(self) -> int:
        return self._ici(Genre.ENTREES, "masse_g")

    @property
    def sorti_g(self) -> int:
        return self._ici(Genre.SORTIES, "masse_g")

    @property
    def vendu_cts(self) -> int:
        return self._ici(Genre.VENTES, "montant_cts")

    @property
    def expliquees(self) -> int:
        """How many lines differ and have their reason."""
        return sum(dite.differe and dite.ligne.est_expliquee for dite in self.lignes)

    @property
    def inexpliquees(self) -> int:
        return sum(not dite.ligne.est_expliquee for dite in self.lignes)

    @property
    def differe(self) -> bool:
        return any(dite.differe for dite in self.lignes)

    def _ici(self, genre: Genre, champ: str) -> int:
        siennes = (dite.ligne for dite in self.lignes if dite.ligne.cle.genre == genre)
        return sum(getattr(ligne.ici, champ) for ligne in siennes)


def par_an(lignes: Iterable[LigneDite]) -> list[AnneeDite]:
    """In the order of the lines."""
    annees: dict[int | None, list[LigneDite]] = {}
    for dite in lignes:
        annees.setdefault(dite.ligne.cle.annee, []).append(dite)
    return [AnneeDite(annee, siennes) for annee, siennes in annees.items()]


def ce_que_la_page_dit(lignes: Sequence[LigneDite]) -> dict[str, Any]:
    """``rouges``: what nothing explains; ``expliquees``: how many lines differ otherwise;
    ``pareilles``: how many do not; ``differentes``: those told on top, the red ones first;
    ``autres``: how many are told in their years alone; ``annees``: all of them, year by year."""
    rouges = [dite for dite in lignes if not dite.ligne.est_expliquee]
    expliquees = [dite for dite in lignes if dite.differe and dite.ligne.est_expliquee]
    return {
        "lignes": lignes,
        "rouges": rouges,
        "expliquees": len(expliquees),
        "pareilles": len(lignes) - len(rouges) - len(expliquees),
        "differentes": [*rouges, *expliquees[:EXPLIQUEES_MONTREES]],
        "autres": len(expliquees[EXPLIQUEES_MONTREES:]),
        "annees": par_an(lignes),
    }
