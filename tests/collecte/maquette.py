"""The tests' own ledger: plain dictionaries kept from what was typed.

It shares nothing with the product: not its compositions, not its sums, not its months.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

PAR_MATIERE = ("a_recycler", "a_jeter")
AMONT = ("a_trier", "rayon", "atelier")


@dataclass
class Geste:
    """What one gesture changed, so that its cancellation takes exactly that back."""

    jour: date
    lieu: int
    stocks: Counter = field(default_factory=Counter)
    # (category, end or « donateur », measure) → grams
    postes: Counter = field(default_factory=Counter)
    # (origin, locality) of a deposit, and its grams by category
    depot: tuple[int, int] | None = None
    apports: Counter = field(default_factory=Counter)
    annule: bool = False


@dataclass
class Maquette:
    sans_matiere: int
    sans_categorie: int
    vrac: int
    # material → categories it may come from; absent: from any
    possibles: dict[int, set[int]]
    # (site, category, stage, material) → grams
    stocks: Counter = field(default_factory=Counter)
    # (day, site, category, end or « donateur », measure) → grams
    postes: Counter = field(default_factory=Counter)
    # (month, site, origin, locality) → number, grams
    depots: Counter = field(default_factory=Counter)
    masses_des_depots: Counter = field(default_factory=Counter)
    apports: Counter = field(default_factory=Counter)
    clos: set[tuple[int, date]] = field(default_factory=set)

    # Days

    def est_clos(self, lieu: int, jour: date) -> bool:
        return (lieu, jour.replace(day=1)) in self.clos

    def jour_compte(self, lieu: int, jour: date, aujourd_hui: date) -> date:
        return aujourd_hui if self.est_clos(lieu, jour) else jour

    # Gestures

    def depot(self, geste: Geste, lignes: list[tuple[int, int, str, int, str]]) -> None:
        """``lignes``: (category, grams, destination, its material there, measure)."""
        for categorie, g, destination, matiere, mesure in lignes:
            self._deplacer(geste, categorie, destination, matiere, g)
            geste.postes[(categorie, "donateur", mesure)] += g
            geste.apports[categorie] += g
        self._compter(geste)

    def orientation(
        self, geste: Geste, categorie: int, de: str, vers: str, matiere: int, g: int
    ) -> None:
        self._deplacer(geste, categorie, de, matiere, -g)
        self._deplacer(geste, categorie, vers, matiere, g)
        self._compter(geste)

    def sortie(
        self, geste: Geste, categorie: int, de: str, fin: str, matiere: int, g: int, mesure: str
    ) -> None:
        """What leaves takes from its own stage, then upstream; what lacks goes negative."""
        geste.postes[(categorie, fin, mesure)] += g
        reste = g
        places = [(de, matiere)]
        if matiere != self.sans_matiere and de in PAR_MATIERE:
            places.append((de, self.sans_matiere))
        if categorie != self.vrac:
            places += [(amont, self.sans_matiere) for amont in AMONT if amont != de]
        for etape, m in places:
            pris = min(reste, max(0, self._stock(geste, categorie, etape, m)))
            self._deplacer(geste, categorie, etape, m, -pris)
            reste -= pris
        self._deplacer(geste, categorie, de, matiere, -reste)
        self._compter(geste)

    def sortie_ventilee(
        self, geste: Geste, de: str, fin: str, matiere: int, g: int, mesure: str
    ) -> None:
        """What was weighed without a category is spread over what was waiting."""
        reste = g
        places = [(de, matiere)]
        if matiere != self.sans_matiere:
            places.append((de, self.sans_matiere))
        places.append(("a_trier", self.sans_matiere))
        for etape, m in places:
            attente = {
                c: self._stock(geste, c, etape, m)
                for c in sorted({c for _l, c, _e, _m in self.stocks})
                if self._stock(geste, c, etape, m) > 0 and self._peut_venir(c, etape, m, matiere)
            }
            pris = min(reste, sum(attente.values()))
            for categorie, part in _partager(pris, attente).items():
                self._deplacer(geste, categorie, etape, m, -part)
                geste.postes[(categorie, fin, mesure)] += part
            reste -= pris
        self._deplacer(geste, self.sans_categorie, de, matiere, -reste)
        geste.postes[(self.sans_categorie, fin, mesure)] += reste
        self._compter(geste)

    def maison(self, geste: Geste, fin: str, g: int, mesure: str) -> None:
        geste.postes[(self.sans_categorie, f"maison {fin}", mesure)] += g
        self._compter(geste)

    def annulation(self, geste: Geste, aujourd_hui: date) -> date:
        """Take everything back, on the gesture's day if its month is open, else today."""
        jour = self.jour_compte(geste.lieu, geste.jour, aujourd_hui)
        geste.annule = True
        for cle, g in geste.stocks.items():
            self.stocks[cle] -= g
        self._ajouter(geste, jour, -1)
        return jour

    # Inside

    def _stock(self, geste: Geste, categorie: int, etape: str, matiere: int) -> int:
        return self.stocks[self._cle(geste, categorie, etape, matiere)]

    def _cle(self, geste: Geste, categorie: int, etape: str, matiere: int) -> tuple:
        return (
            geste.lieu,
            categorie,
            etape,
            matiere if etape in PAR_MATIERE else self.sans_matiere,
        )

    def _deplacer(self, geste: Geste, categorie: int, etape: str, matiere: int, g: int) -> None:
        cle = self._cle(geste, categorie, etape, matiere)
        self.stocks[cle] += g
        geste.stocks[cle] += g

    def _compter(self, geste: Geste) -> None:
        self._ajouter(geste, geste.jour, 1)

    def _ajouter(self, geste: Geste, jour: date, signe: int) -> None:
        for (categorie, poste, mesure), g in geste.postes.items():
            self.postes[(jour, geste.lieu, categorie, poste, mesure)] += signe * g
        if geste.depot:
            cle = (jour.replace(day=1), geste.lieu, *geste.depot)
            self.depots[cle] += signe
            self.masses_des_depots[cle] += signe * sum(geste.apports.values())
            for categorie, g in geste.apports.items():
                self.apports[(*cle, categorie)] += signe * g

    def _peut_venir(self, categorie: int, etape: str, m: int, matiere: int) -> bool:
        if etape == "a_trier" and categorie == self.vrac:
            return False
        if m == matiere != self.sans_matiere:
            return True
        admises = self.possibles.get(matiere)
        return categorie != self.sans_categorie and (admises is None or categorie in admises)


def _partager(total: int, poids: dict[int, int]) -> dict[int, int]:
    """Largest remainders, the smaller key first when they are equal."""
    if not total:
        return {}
    exactes = {c: Fraction(total * p, sum(poids.values())) for c, p in poids.items()}
    parts = {c: int(q) for c, q in exactes.items()}
    ordre = sorted(parts, key=lambda c: (parts[c] - exactes[c], c))
    for c in ordre[: total - sum(parts.values())]:
        parts[c] += 1
    return parts
