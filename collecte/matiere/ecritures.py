"""From a document to its movements. Pure: dictionaries and integers, no database.

The services and the bulk writer of the demo both compose their movements here, so that
they cannot differ.
"""

from collections.abc import Collection, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace

from petiterockette.mots.mesures import repartir

from .etapes import AMONT, AVAL, STOCKS, STOCKS_PAR_MATIERE, Etape, Mesure

# What lies where: (category, stage, material) → grams, signed.
Disponible = MutableMapping[tuple[int, str, int], int]


@dataclass(frozen=True)
class Pas:
    """One step of matter, before it belongs to a bon; ids of category and material."""

    categorie: int
    matiere: int
    de: str
    vers: str
    masse_g: int
    mesure: str = Mesure.PESEE
    quantite: int | None = None
    ventilation: str = ""
    implicite: bool = False

    @property
    def inverse(self) -> "Pas":
        return replace(self, de=self.vers, vers=self.de)


@dataclass(frozen=True)
class Referentiel:
    """What the composition must know of the lists.

    ``sans_matiere``, ``sans_categorie``: ids of the two rows the product needs;
    ``categories``: ids of all the categories.
    ``vrac``: categories that leave ``a_trier`` only by a change of category.
    ``possibles``: material → categories it can come from; absent: from any.
    """

    sans_matiere: int
    sans_categorie: int
    categories: frozenset[int] = frozenset()
    vrac: frozenset[int] = frozenset()
    possibles: Mapping[int, frozenset[int]] | None = None

    def peut_venir_de(self, matiere: int, categorie: int) -> bool:
        if categorie == self.sans_categorie:
            return False
        admises = (self.possibles or {}).get(matiere)
        return admises is None or categorie in admises


def cle_de_stock(categorie: int, etape: str, matiere: int, sans_matiere: int):
    """The stock a stage keeps: by material in two stages, without in the others."""
    return (categorie, etape, matiere if etape in STOCKS_PAR_MATIERE else sans_matiere)


def effets_sur_le_stock(pas: Iterable[Pas], sans_matiere: int) -> dict[tuple[int, str, int], int]:
    """Signed grams each step adds to each stock it touches."""
    effets: dict[tuple[int, str, int], int] = {}
    for p in pas:
        for etape, signe in ((p.de, -1), (p.vers, 1)):
            if etape in STOCKS:
                cle = cle_de_stock(p.categorie, etape, p.matiere, sans_matiere)
                effets[cle] = effets.get(cle, 0) + signe * p.masse_g
    return effets


def apport(
    *,
    categorie: int,
    matiere: int,
    destination: str,
    masse_g: int,
    quantite: int | None,
    mesure: str,
    ref: Referentiel,
) -> list[Pas]:
    """A donated line: it comes in to be sorted, and goes on at once if it was routed."""
    entree = Pas(
        categorie, ref.sans_matiere, Etape.DONATEUR, Etape.A_TRIER, masse_g, mesure, quantite
    )
    if destination == Etape.A_TRIER:
        return [entree]
    return [entree, replace(entree, matiere=matiere, de=Etape.A_TRIER, vers=destination)]


def prelevement(
    *,
    categorie: int,
    matiere: int,
    de: str,
    vers: str,
    masse_g: int,
    quantite: int | None,
    mesure: str,
    disponible: Disponible,
    ref: Referentiel,
) -> list[Pas]:
    """What leaves takes from its own stage, then upstream; the rest goes negative.

    ``disponible`` is updated by what is taken, so that the next line sees it.
    """
    pas: list[Pas] = []
    if de == Etape.MAISON:
        return [Pas(categorie, matiere, de, vers, masse_g, mesure, quantite)]
    reste = masse_g
    # What was set aside without saying its material is taken without saying it either.
    sans_nom = 0
    if matiere != ref.sans_matiere and de in STOCKS_PAR_MATIERE:
        reste -= min(reste, max(0, disponible.get((categorie, de, matiere), 0)))
        sans_nom = min(reste, max(0, disponible.get((categorie, de, ref.sans_matiere), 0)))
        reste -= sans_nom
    else:
        cle = cle_de_stock(categorie, de, matiere, ref.sans_matiere)
        reste -= min(reste, max(0, disponible.get(cle, 0)))
    if categorie not in ref.vrac and de in AVAL:
        for amont in AMONT:
            if amont == de or not reste:
                continue
            pris = min(reste, max(0, disponible.get((categorie, amont, ref.sans_matiere), 0)))
            if pris:
                pas.append(Pas(categorie, matiere, amont, de, pris, mesure, implicite=True))
                reste -= pris
    fin = Pas(categorie, matiere, de, vers, masse_g - sans_nom, mesure, quantite)
    if fin.masse_g:
        pas.append(fin)
    if sans_nom:
        pas.append(
            replace(
                fin,
                matiere=ref.sans_matiere,
                masse_g=sans_nom,
                quantite=None if fin.masse_g else quantite,
            )
        )
    _appliquer(pas, disponible, ref.sans_matiere)
    return pas


def ventilation(
    *,
    matiere: int,
    de: str,
    vers: str,
    masse_g: int,
    mesure: str,
    disponible: Disponible,
    ref: Referentiel,
) -> list[Pas]:
    """Spread what was weighed without a category over what was waiting.

    Pro rata of what waits at its own stage in that material, then there without a named
    material, then of what is to be sorted; largest remainder to the gram. What nothing
    explains stays « sans catégorie ». ``disponible`` is updated.
    """
    if de == Etape.MAISON:
        return [Pas(ref.sans_categorie, matiere, de, vers, masse_g, mesure, ventilation="calculee")]
    pas: list[Pas] = []
    reste = masse_g
    etages = _etages(matiere, de, ref)
    par_categorie: dict[tuple[int, int], int] = {}
    for etape, m in etages:
        attente = {
            c: g
            for (c, e, mm), g in sorted(disponible.items())
            if e == etape and mm == m and g > 0 and _convient(c, matiere, etape, m, ref)
        }
        pris = min(reste, sum(attente.values()))
        if not pris:
            continue
        for c, g in zip(attente, repartir(pris, list(attente.values())), strict=True):
            if not g:
                continue
            if etape != de:
                pas.append(
                    Pas(c, matiere, etape, de, g, mesure, ventilation="calculee", implicite=True)
                )
            cle = (c, m if etape == de and de in STOCKS_PAR_MATIERE else matiere)
            par_categorie[cle] = par_categorie.get(cle, 0) + g
        reste -= pris
    if reste:
        cle = (ref.sans_categorie, matiere)
        par_categorie[cle] = par_categorie.get(cle, 0) + reste
    pas += [
        Pas(c, m, de, vers, g, mesure, ventilation="calculee")
        for (c, m), g in sorted(par_categorie.items())
    ]
    _appliquer(pas, disponible, ref.sans_matiere)
    return pas


def _etages(matiere: int, de: str, ref: Referentiel) -> list[tuple[str, int]]:
    """Where to look for what was weighed without a category, in order."""
    if de not in STOCKS_PAR_MATIERE:
        return [(de, ref.sans_matiere)]
    etages = [(de, matiere)]
    if matiere != ref.sans_matiere:
        etages.append((de, ref.sans_matiere))
    return [*etages, (Etape.A_TRIER, ref.sans_matiere)]


def _convient(categorie: int, matiere: int, etape: str, m: int, ref: Referentiel) -> bool:
    if etape == Etape.A_TRIER and categorie in ref.vrac:
        return False
    # What waits under that very material is that material, whatever the table says.
    return m == matiere != ref.sans_matiere or ref.peut_venir_de(matiere, categorie)


def _appliquer(pas: Collection[Pas], disponible: Disponible, sans_matiere: int) -> None:
    for cle, grammes in effets_sur_le_stock(pas, sans_matiere).items():
        disponible[cle] = disponible.get(cle, 0) + grammes


def reclassement(
    *,
    categorie: int,
    vraie: int,
    de: str,
    vers: str,
    matiere: int,
    masse_g: int,
    quantite: int | None,
    mesure: str,
    ref: Referentiel,
) -> list[Pas]:
    """A change of category: out of the old one, into the right one and where it goes.

    ``matiere``: that of the destination. The passage sums to zero in the document.
    """
    sortie = Pas(categorie, ref.sans_matiere, de, Etape.RECLASSEMENT, masse_g, mesure, quantite)
    return [
        sortie,
        replace(sortie, categorie=vraie, matiere=matiere, de=Etape.RECLASSEMENT, vers=vers),
    ]
