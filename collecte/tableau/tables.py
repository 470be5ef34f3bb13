"""The tables of the dashboard beside the categories: where from, where to, when.

Each is made of sums already read; names come in one query.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import CharField, Value

from collecte.bilans.apports import Apportes
from collecte.bilans.bilan import Bilan
from collecte.bilans.grains import Masse
from collecte.bilans.masses import nets_par_fin
from collecte.bilans.passages import Passages
from collecte.listes.models import Localite, Matiere, Origine
from collecte.livre.models import CumulHeures
from collecte.matiere.etapes import FINS, FINS_DE_DECHET, REEMPLOI, Etape
from petiterockette.mots.taux import CENT, detailler
from petiterockette.personnes.models import Structure
from petiterockette.temps.semaine import Grille, grille, jours_de_semaine


@dataclass(frozen=True)
class Nom:
    """What a row of a list is called, and its code in addresses."""

    nom: str
    code: str


Noms = Mapping[tuple[str, int], Nom]


def lire_les_noms(structures: Collection[int]) -> Noms:
    """Names of origins, localities, materials and some structures, in one query."""

    def listes(modele: Any, genre: str) -> Any:
        rangees = modele.objects.order_by().annotate(liste=Value(genre, CharField()))
        return rangees.values_list("liste", "pk", "nom", "code")

    servies = Structure.objects.filter(pk__in=structures).order_by()
    partenaires = servies.annotate(
        liste=Value("structure", CharField()), sans_code=Value("", CharField())
    ).values_list("liste", "pk", "nom", "sans_code")
    lues = listes(Origine, "origine").union(
        listes(Localite, "localite"), listes(Matiere, "matiere"), partenaires, all=True
    )
    return {(genre, pk): Nom(nom, code) for genre, pk, nom, code in lues}


@dataclass(frozen=True)
class Provenance:
    """Deposits of an origin or a locality; ``depots`` None where only kilograms are known."""

    nom: str
    code: str
    masse_g: int
    depots: int | None
    part: Decimal | None

    @property
    def moyenne_g(self) -> int | None:
        """What a deposit weighs there, on average, in grams."""
        if not self.depots or self.depots < 0:
            return None
        return int((Decimal(self.masse_g) / self.depots).quantize(Decimal(1), ROUND_HALF_UP))


def provenances(passages: Passages, noms: Noms, genre: str) -> list[Provenance]:
    """The deposits by ``genre`` « origine » or « localite », the heaviest first."""
    rang = 0 if genre == "origine" else 1
    sommes: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for cle, (n, g) in passages.depots.items():
        sommes[cle[rang]][0] += n
        sommes[cle[rang]][1] += g
    lues = [(pk, n, g) for pk, (n, g) in sommes.items() if n or g]
    return _ranger(noms, genre, lues)


def provenances_filtrees(apportes: Apportes, noms: Noms, genre: str) -> list[Provenance]:
    """The deposits by provenance, of some categories: a deposit mixes them, so that only kilograms
    are known."""
    rang = 1 if genre == "origine" else 2
    sommes: dict[int, int] = defaultdict(int)
    for cle, g in apportes.items():
        sommes[cle[rang]] += g
    return _ranger(noms, genre, [(pk, None, g) for pk, g in sommes.items() if g])


def _ranger(
    noms: Noms, genre: str, lues: Sequence[tuple[int, int | None, int]]
) -> list[Provenance]:
    """From (id, deposits, grams), the heaviest first; their shares make 100 %."""
    rangees = sorted(lues, key=lambda li: (-li[2], noms[genre, li[0]].nom))
    parts = detailler(CENT, [g for _pk, _n, g in rangees])
    return [
        Provenance(noms[genre, pk].nom, noms[genre, pk].code, g, n, part)
        for (pk, n, g), part in zip(rangees, parts, strict=True)
    ]


@dataclass(frozen=True)
class Destination:
    """An end, net of what came back from it; ``sort``: which of the three shares it counts in."""

    etape: str
    nom: str
    sort: str
    masse_g: int
    part: Decimal | None


def destinations(lignes: Iterable[Masse], bilan: Bilan) -> list[Destination]:
    """What became of what left, end by end, in the order of the ledger.

    The shares of the ends of a fate add up to that of the fate; none where one is negative.
    """
    nets = {e: g for e, g in nets_par_fin(lignes).items() if g}
    parts: dict[str, Decimal | None] = {}
    for sort in ("reemploi", "recyclage", "dechetterie"):
        siennes = [e for e in map(str, FINS) if e in nets and sort_de(e) == sort]
        tout = getattr(bilan.detail, sort)
        if siennes and tout is not None:
            parts |= zip(siennes, detailler(tout, [nets[e] for e in siennes]), strict=True)
    if None in parts.values():
        parts = {}
    return [
        Destination(e, str(Etape(e).label), sort_de(e), nets[e], parts.get(e))
        for e in map(str, FINS)
        if e in nets
    ]


def sort_de(etape: str) -> str:
    """The share of an end: « reemploi », « recyclage » or « dechetterie »."""
    if etape in REEMPLOI:
        return "reemploi"
    return "recyclage" if etape == Etape.RECYCLE else "dechetterie"


@dataclass(frozen=True)
class ParSort:
    """Grams of a material or of a partner, under each share."""

    nom: str
    reemploi_g: int
    recyclage_g: int
    dechetterie_g: int

    @property
    def masse_g(self) -> int:
        return self.reemploi_g + self.recyclage_g + self.dechetterie_g


def matieres(lignes: Iterable[Masse], noms: Noms) -> list[ParSort]:
    """What left as waste, material by material."""
    sommes: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for _mois, _categorie, matiere, de, vers, _mesure, g in lignes:
        if Etape.MAISON in (de, vers):
            continue
        for etape, signe in ((vers, 1), (de, -1)):
            if etape in FINS_DE_DECHET:
                sommes[matiere][sort_de(etape)] += signe * g
    return _par_sort({noms["matiere", m].nom: s for m, s in sommes.items()})


def partenaires(passages: Passages, noms: Noms) -> list[ParSort]:
    """What each partner took, what its weighbridge corrected included."""
    sommes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (structure, fin), g in passages.partenaires.items():
        sommes[noms["structure", structure].nom][sort_de(fin)] += g
    return _par_sort(sommes)


def _par_sort(sommes: Mapping[str, Mapping[str, int]]) -> list[ParSort]:
    lignes = [
        ParSort(nom, s.get("reemploi", 0), s.get("recyclage", 0), s.get("dechetterie", 0))
        for nom, s in sommes.items()
    ]
    utiles = [li for li in lignes if li.reemploi_g or li.recyclage_g or li.dechetterie_g]
    return sorted(utiles, key=lambda li: (-li.masse_g, li.nom))


def affluence(passages: Passages, debut: date, fin: date) -> Grille | None:
    """Deposits by day of the week and hour, between two days; None where no hour is known.

    ``debut``: the first day when one could come: nobody waits for a door not open yet.
    """
    connues = {
        cle: compte
        for cle, compte in passages.heures.items()
        if cle[1] != CumulHeures.SANS_HEURE and compte != (0, 0)
    }
    return grille(connues, jours_de_semaine(debut, fin)) if connues else None


def sans_heure(passages: Passages) -> int:
    """Deposits that were typed later: nobody knows their hour."""
    return sum(n for (_j, h), (n, _g) in passages.heures.items() if h == CumulHeures.SANS_HEURE)
