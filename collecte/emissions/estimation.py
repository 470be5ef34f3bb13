"""What was put to use again, times its factors: a range, line by line."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from collecte.bilans.grains import Masse
from collecte.bilans.masses import Ids, bilan_de, effets_sur, masses
from collecte.listes.models import Categorie

from .models import Facteur

# (first day of a month, category) → objects put to use again.
Objets = Mapping[tuple[date, int], int]
# Who counts the objects that were put to use again: the till’s rooms do.
COMPTEURS: list[Callable[[date, date, Ids], Objets]] = []


@dataclass(frozen=True)
class LigneEstimee:
    """A category under a factor: its quantity, grams or objects, and grams of CO2e."""

    categorie: Categorie
    facteur: Facteur
    quantite: int
    basse_g: int
    centrale_g: int
    haute_g: int


@dataclass(frozen=True)
class Estimation:
    """``sans_facteur_g``: what was put to use again under no factor. Nothing estimated: no line.
    ``repris``: some of it was brought in from before."""

    lignes: list[LigneEstimee]
    sans_facteur_g: int
    repris: bool = False

    @property
    def basse_g(self) -> int:
        return sum(li.basse_g for li in self.lignes)

    @property
    def centrale_g(self) -> int:
        return sum(li.centrale_g for li in self.lignes)

    @property
    def haute_g(self) -> int:
        return sum(li.haute_g for li in self.lignes)

    @property
    def a_une_fourchette(self) -> bool:
        """False where every source told one value only."""
        return self.basse_g != self.haute_g


def estimer(debut: date, fin: date, lieux: Ids = None) -> Estimation:
    """The CO2e that réemploi spared from ``debut`` to ``fin``, both in, at some sites (None: all).

    Réemploi only: neither recycling nor energy is added to it. A month counts under the factor of
    its first day; a category, under its own factor, else its parent’s, else that of all of them.
    Under a factor by object its kilograms are out, and only counted objects are in.
    """
    categories = {c.pk: c for c in Categorie.objects.select_related("parent")}
    facteurs = _par_categorie(Facteur.objects.all())
    sommes: dict[tuple[int, int], int] = defaultdict(int)
    sans_facteur_g, comptes = 0, _objets(debut, fin, lieux, facteurs)
    lues = masses(debut, fin, lieux)
    for (mois, categorie), reemploi_g in _reemploi(lues).items():
        facteur = _facteur(facteurs, categories[categorie], mois)
        if facteur is None:
            sans_facteur_g += reemploi_g
        elif facteur.unite == Facteur.Unite.KG:
            sommes[categorie, facteur.pk] += reemploi_g
    for (mois, categorie), n in comptes.items():
        connue = categories.get(categorie)
        facteur = _facteur(facteurs, connue, mois) if connue else None
        if facteur and facteur.unite == Facteur.Unite.OBJET:
            sommes[categorie, facteur.pk] += n
    par_pk = {f.pk: f for siens in facteurs.values() for f in siens}
    lignes = [
        _ligne(categories[categorie], par_pk[pk], quantite)
        for (categorie, pk), quantite in sommes.items()
        # What came back more than it went out spares nothing.
        if quantite > 0
    ]
    repris = bilan_de(lues, debut, fin).repris
    return Estimation(sorted(lignes, key=lambda li: -li.centrale_g), sans_facteur_g, repris)


def _reemploi(lignes: Iterable[Masse]) -> dict[tuple[date, int], int]:
    """(Month, category) → grams put to use again, as every page counts them."""
    signes = effets_sur("reemploi_g")
    sommes: dict[tuple[date, int], int] = defaultdict(int)
    for mois, categorie, _matiere, de, vers, _mesure, grammes in lignes:
        sommes[mois, categorie] += grammes * signes.get((de, vers), 0)
    return sommes


def _objets(debut: date, fin: date, lieux: Ids, facteurs: Mapping[int | None, list]) -> Objets:
    """Counted only where some factor is by object."""
    if not any(f.unite == Facteur.Unite.OBJET for siens in facteurs.values() for f in siens):
        return {}
    sommes: dict[tuple[date, int], int] = defaultdict(int)
    for compter in COMPTEURS:
        for cle, n in compter(debut, fin, lieux).items():
            sommes[cle] += n
    return sommes


def _par_categorie(facteurs: Iterable[Facteur]) -> dict[int | None, list[Facteur]]:
    """Category (None: all of them) → its factors, the latest first."""
    siens: dict[int | None, list[Facteur]] = defaultdict(list)
    for facteur in facteurs:
        siens[facteur.categorie_id].append(facteur)
    return {c: sorted(f, key=lambda x: x.valide_du, reverse=True) for c, f in siens.items()}


def _facteur(
    facteurs: Mapping[int | None, list[Facteur]], categorie: Categorie, jour: date
) -> Facteur | None:
    for cle in dict.fromkeys((categorie.pk, categorie.parent_id, None)):
        for facteur in facteurs.get(cle, ()):
            if facteur.valide_du <= jour:
                # A factor without an end is ended by the next one.
                if facteur.valide_au is None or jour <= facteur.valide_au:
                    return facteur
                break
    return None


def _ligne(categorie: Categorie, facteur: Facteur, quantite: int) -> LigneEstimee:
    # Grams of objects by kilogram, then by thousandths of substitution.
    par = 1_000_000 if facteur.unite == Facteur.Unite.KG else 1_000
    basse, centrale, haute = (
        (2 * quantite * valeur * facteur.substitution_pm + par) // (2 * par)
        for valeur in (facteur.basse_g, facteur.centrale_g, facteur.haute_g)
    )
    return LigneEstimee(categorie, facteur, quantite, basse, centrale, haute)
