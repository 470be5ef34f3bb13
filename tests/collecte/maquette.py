"""The tests' own ledger: plain dictionaries kept from what was typed.

It shares nothing with the product: not its compositions, not its sums, not its months.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction

PAR_MATIERE = ("a_recycler", "a_jeter")
AMONT = ("a_trier", "rayon", "atelier")
# What leaves from these was never upstream of anything.
SANS_AMONT = ("a_trier", "atelier")


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
    # What is counted of ``postes`` already
    comptes: Counter = field(default_factory=Counter)
    # What left by a recycler: (category, material, measure) → grams
    parts: Counter = field(default_factory=Counter)
    # Gestures that build on this one: it holds as long as one of them does.
    suites: list["Geste"] = field(default_factory=list)
    # Objects counted, not weighed; what a correction of averages added
    compte: int = 0
    recale_g: int = 0
    a_l_annulation: Callable[[], None] = lambda: None
    # The day it happened, where a closed month made it count on a later one
    arrive: date | None = None

    @property
    def est_libre(self) -> bool:
        return not self.annule and all(suite.annule for suite in self.suites)


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
    # Objects weighed together: how many, how heavy
    etalons: list[tuple[int, int]] = field(default_factory=list)
    # (its inventory, category, stage, when, grams)
    comptages: list[tuple[Geste, int, str, datetime, int]] = field(default_factory=list)

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
        sans_nom = 0
        if matiere != self.sans_matiere and de in PAR_MATIERE:
            places.append((de, self.sans_matiere))
        if categorie != self.vrac and de not in SANS_AMONT:
            places += [(amont, self.sans_matiere) for amont in AMONT if amont != de]
        for etape, m in places:
            pris = min(reste, max(0, self._stock(geste, categorie, etape, m)))
            self._deplacer(geste, categorie, etape, m, -pris)
            reste -= pris
            if etape == de and m != matiere:
                sans_nom = pris
        self._deplacer(geste, categorie, de, matiere, -reste)
        geste.parts[(categorie, matiere, mesure)] += g - sans_nom
        geste.parts[(categorie, self.sans_matiere, mesure)] += sans_nom
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
                nom = m if etape == de else matiere
                geste.parts[(categorie, nom, mesure)] += part
            reste -= pris
        self._deplacer(geste, self.sans_categorie, de, matiere, -reste)
        geste.postes[(self.sans_categorie, fin, mesure)] += reste
        geste.parts[(self.sans_categorie, matiere, mesure)] += reste
        self._compter(geste)

    def maison(self, geste: Geste, fin: str, g: int, mesure: str) -> None:
        geste.postes[(self.sans_categorie, f"maison {fin}", mesure)] += g
        self._compter(geste)

    def orientation_ventilee(self, geste: Geste, de: str, vers: str, matiere: int, g: int) -> None:
        """A container closed by material debits what waits, pro rata."""
        attente = {
            c: self._stock(geste, c, de, self.sans_matiere)
            for c in sorted({c for _l, c, _e, _m in self.stocks})
            if self._stock(geste, c, de, self.sans_matiere) > 0
            and self._peut_venir(c, de, self.sans_matiere, matiere)
        }
        parts = _partager(min(g, sum(attente.values())), attente)
        parts[self.sans_categorie] = g - sum(parts.values())
        for categorie, part in parts.items():
            self._deplacer(geste, categorie, de, matiere, -part)
            self._deplacer(geste, categorie, vers, matiere, part)

    def reclassement(
        self, geste: Geste, categorie: int, de: str, vraie: int, vers: str, matiere: int, g: int
    ) -> None:
        self._deplacer(geste, categorie, de, self.sans_matiere, -g)
        self._deplacer(geste, vraie, vers, matiere, g)

    def retour(self, geste: Geste, categorie: int, vers: str, matiere: int, g: int) -> None:
        geste.postes[(categorie, "donne_particulier", "pesee")] -= g
        self._deplacer(geste, categorie, vers, matiere, g)
        self._compter(geste)

    def reprise(self, geste: Geste, categorie: int, g: int, mesure: str) -> None:
        """What was sold comes back on the shelf."""
        geste.postes[(categorie, "vendu", mesure)] -= g
        self._deplacer(geste, categorie, "rayon", self.sans_matiere, g)
        self._compter(geste)

    def ecart(
        self,
        geste: Geste,
        categorie: int,
        etape: str,
        matiere: int,
        ecart_g: int,
        *,
        ouverture: bool = False,
    ) -> None:
        """What is found when it is positive, what is lost when it is negative."""
        self._deplacer(geste, categorie, etape, matiere, ecart_g)
        source = "ouverture" if ouverture else "inventaire"
        poste = source if ecart_g > 0 else "perdu"
        geste.postes[(categorie, poste, "pesee")] += abs(ecart_g)
        self._compter(geste)

    def arrivee(self, geste: Geste, categorie: int, vers: str, matiere: int, recu_g: int) -> None:
        self._deplacer(geste, categorie, vers, matiere, recu_g)
        geste.postes[(categorie, "transit", "pesee")] -= recu_g
        self._compter(geste)

    def reception(
        self,
        geste: Geste,
        sorti: Geste,
        de: str,
        fin: str,
        net_g: int,
        refuse_g: int,
        refuse_vers: str,
    ) -> None:
        """The bridge: more leaves, or less had left, and some of it is refused."""
        parts = {cle: g for cle, g in sorted(sorti.parts.items()) if g}
        ecart_g = net_g - sum(parts.values())
        for (c, m, mesure), g in _partager(abs(ecart_g), parts).items():
            if ecart_g > 0 and g:
                self.sortie(geste, c, de, fin, m, g, "pesee")
            elif g:
                geste.postes[(c, fin, mesure)] -= g
                geste.postes[(c, "perdu", mesure)] += g
        for (c, _m, mesure), g in _partager(refuse_g, parts).items():
            geste.postes[(c, fin, mesure)] -= g
            geste.postes[(c, refuse_vers, mesure)] += g
        self._compter(geste)

    # What nobody weighs

    def moyenne_mg(self) -> int | None:
        objets = sum(n for n, _g in self.etalons)
        if objets < 10:
            return None
        return _arrondir(Fraction(1000 * sum(g for _n, g in self.etalons), objets))

    def masse_de(self, n: int, moyenne_mg: int) -> int:
        return _arrondir(Fraction(n * moyenne_mg, 1000))

    def a_recaler(self, lieu: int, mois: date, gestes: Iterable[Geste]) -> int:
        """What the average known now would change of the month's sales."""
        siens = [
            g for g in gestes if not g.annule and g.lieu == lieu and g.jour.replace(day=1) == mois
        ]
        n = sum(g.compte for g in siens)
        ecrit = sum(sum(g.postes.values()) for g in siens if g.compte)
        moyenne = self.moyenne_mg()
        vise = self.masse_de(n, moyenne) if n and moyenne else ecrit
        return vise - ecrit - sum(g.recale_g for g in siens)

    def recalage(self, geste: Geste, categorie: int, reste: int) -> None:
        self._deplacer(geste, categorie, "rayon", self.sans_matiere, -reste)
        geste.postes[(categorie, "vendu", "estimee")] += reste
        geste.recale_g = reste
        self._compter(geste)

    # What a balance deduces

    def noter_un_compte(self, geste: Geste, categorie: int, etape: str, le: datetime, g: int):
        if categorie != self.vrac:
            self.comptages.append((geste, categorie, etape, le, g))

    def comptes_valables(self, lieu: int, soir: datetime) -> dict[tuple[int, str], tuple]:
        """The last count of each stage, a year before that evening to a week after it."""
        derniers: dict[tuple[int, str], tuple] = {}
        for geste, categorie, etape, le, g in self.comptages:
            proche = soir - timedelta(days=366) < le <= soir + timedelta(days=7)
            if geste.annule or geste.lieu != lieu or not proche:
                continue
            if le >= derniers.get((categorie, etape), (le,))[0]:
                derniers[categorie, etape] = (le, g)
        return derniers

    def a_deduire(
        self, lieu: int, soir: datetime, gestes: Iterable[Geste]
    ) -> tuple[dict[int, int], dict[tuple[int, str], int]]:
        """What each category sold, and what each counted stage held that evening."""
        fin = soir.date()
        vus = [g for g in gestes if not g.annule and g.lieu == lieu]
        passes = [g for g in vus if (g.arrive or g.jour) <= fin]
        vendus: Counter = Counter()
        tenus = {}
        for (categorie, etape), (_le, compte_g) in self.comptes_valables(lieu, soir).items():
            cle = (lieu, categorie, etape, self.sans_matiere)
            tenus[categorie, etape] = sum(g.stocks[cle] for g in passes)
            vendus[categorie] += tenus[categorie, etape] - compte_g
        return {c: g for c, g in vendus.items() if g > 0}, tenus

    def solde(self, geste: Geste, vendus: dict[int, int], tenus: dict) -> None:
        """From the counted stages: the shelf, then upstream; what lacks goes negative."""
        for categorie, g in vendus.items():
            reste = g
            for etape in ("rayon", "a_trier", "atelier"):
                pris = min(reste, max(0, tenus.get((categorie, etape), 0)))
                self._deplacer(geste, categorie, etape, self.sans_matiere, -pris)
                reste -= pris
            self._deplacer(geste, categorie, "rayon", self.sans_matiere, -reste)
            geste.postes[(categorie, "vendu", "deduite")] += g
        self._compter(geste)

    # Questions

    def en_stock(self, lieu: int, categorie: int, etape: str) -> int:
        return self.stocks[(lieu, categorie, etape, self.sans_matiere)]

    def total_du_mois(self, lieu: int, mois: date, postes: Iterable[str]) -> int:
        return sum(
            g
            for (jour, li, _c, poste, _mesure), g in self.postes.items()
            if li == lieu and jour.replace(day=1) == mois and poste in postes
        )

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
        """Count what the gesture has added since it was last counted."""
        for cle, g in geste.postes.items():
            self._poster(geste, geste.jour, cle, g - geste.comptes[cle])
        geste.comptes = Counter(geste.postes)
        if geste.depot:
            self._compter_le_depot(geste, geste.jour, 1)

    def _poster(self, geste: Geste, jour: date, cle: tuple, g: int) -> None:
        categorie, poste, mesure = cle
        self.postes[(jour, geste.lieu, categorie, poste, mesure)] += g

    def _ajouter(self, geste: Geste, jour: date, signe: int) -> None:
        for cle, g in geste.postes.items():
            self._poster(geste, jour, cle, signe * g)
        self._compter_le_depot(geste, jour, signe)

    def _compter_le_depot(self, geste: Geste, jour: date, signe: int) -> None:
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


def _arrondir(valeur: Fraction) -> int:
    """Half up, and never nothing."""
    return max(1, int(valeur + Fraction(1, 2)))
