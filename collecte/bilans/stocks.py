"""What lies where, read from the stock cache: for the gestures' pages and the stock page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Sum

from collecte.listes.models import Categorie, Matiere
from collecte.livre.models import Stock
from collecte.matiere.etapes import Etape

# The stages a person can walk to, in the order of the flow.
ETAPES_MONTREES = (Etape.A_TRIER, Etape.RAYON, Etape.ATELIER, Etape.A_RECYCLER, Etape.A_JETER)


def noms(etapes: Iterable[Etape]) -> list[str]:
    return [str(e.label).capitalize() for e in etapes]


def par_categorie(lieu: int, etapes: Iterable[Etape]) -> dict[int, list[tuple[str, str, int]]]:
    """``{category: [(stage, its name, grams)]}`` at a site, every stage asked for."""
    etapes = tuple(etapes)
    sommes = {
        (c, e): g
        for c, e, g in Stock.objects.filter(lieu=lieu, etape__in=etapes)
        .values_list("categorie", "etape")
        .annotate(Sum("masse_g"))
    }
    ids = Categorie.objects.values_list("pk", flat=True)
    return {c: [(str(e), str(e.label), sommes.get((c, str(e)), 0)) for e in etapes] for c in ids}


def par_matiere(lieu: int, etape: Etape) -> dict[int, int]:
    """``{material: grams}`` that wait at a stage of a site."""
    rangees = Stock.objects.filter(lieu=lieu, etape=etape)
    return dict(rangees.values_list("matiere").annotate(Sum("masse_g")))


@dataclass
class LigneDeStock:
    """A line of the stock page: a category or a material, and its grams stage by stage."""

    objet: Categorie | Matiere
    etapes: Sequence[Etape]
    masses: list[int] = field(default_factory=list)

    @property
    def par_etape(self) -> list[tuple[str, int]]:
        """Pairs (name of the stage, grams), in the order of the columns."""
        return list(zip(noms(self.etapes), self.masses, strict=True))

    @property
    def total_g(self) -> int:
        return sum(self.masses)


@dataclass
class TableauDesStocks:
    """The stock of some sites: by category, and by material for what leaves as material."""

    categories: list[LigneDeStock]
    matieres: list[LigneDeStock]
    totaux: list[tuple[str, int]]
    a_regulariser: list[tuple[Categorie, str, int]]

    @property
    def total_g(self) -> int:
        return sum(g for _etape, g in self.totaux)


def tableau_des_stocks(lieux: Collection[int] | None) -> TableauDesStocks:
    """Everything that lies at these sites (None: all), in three queries."""
    rangees = Stock.objects.filter(etape__in=ETAPES_MONTREES)
    if lieux is not None:
        rangees = rangees.filter(lieu__in=lieux)
    par_c: dict[tuple[int, str], int] = defaultdict(int)
    par_m: dict[tuple[int, str], int] = defaultdict(int)
    for c, e, m, g in rangees.values_list("categorie", "etape", "matiere").annotate(
        g=Sum("masse_g")
    ):
        par_c[c, e] += g
        if e in (Etape.A_RECYCLER, Etape.A_JETER):
            par_m[m, e] += g
    categories = _ranger(Categorie.objects.select_related("parent"), par_c, ETAPES_MONTREES)
    return TableauDesStocks(
        categories=categories,
        matieres=_ranger(Matiere.objects.all(), par_m, (Etape.A_RECYCLER, Etape.A_JETER)),
        totaux=[
            (nom, sum(r.masses[i] for r in categories))
            for i, nom in enumerate(noms(ETAPES_MONTREES))
        ],
        a_regulariser=[
            (r.objet, str(e.label), g)  # type: ignore[misc]
            for r in categories
            for e, g in zip(ETAPES_MONTREES, r.masses, strict=True)
            if g < 0
        ],
    )


def _ranger(objets, sommes, etapes) -> list[LigneDeStock]:
    rangees = (
        LigneDeStock(o, etapes, [sommes.get((o.pk, str(e)), 0) for e in etapes]) for o in objets
    )
    return [r for r in rangees if any(r.masses)]
