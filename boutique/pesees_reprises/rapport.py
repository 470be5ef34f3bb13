"""What was brought in of the weighings of a base, and what was not: counted, and read again."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractYear

from boutique.oressource.carnet.horloge import PARIS
from boutique.oressource.raisons import Marque, Raison
from collecte.livre.models import Ligne

from .models import Source


class Cle(NamedTuple):
    """``lieu``: code; ``genre``: « collectes », « sorties » or « ventes »; ``classe``: that of an
    exit; ``point``: id of the old point. The year is that of the old day."""

    annee: int
    lieu: str
    point: int
    genre: str
    classe: str


class Compte(NamedTuple):
    gestes: int = 0
    lignes: int = 0
    masse_g: int = 0

    def plus(self, autre: "Compte") -> "Compte":
        return Compte(*map(sum, zip(self, autre, strict=True)))


class Quoi(NamedTuple):
    """Where the old screens count what is told; ``annee`` None: nobody knows."""

    raison: Raison
    annee: int | None
    point: int
    genre: str
    classe: str


class Reste(NamedTuple):
    """``nombre``: weighings; ``gestes``: intakes or exits, where the whole of them is told."""

    nombre: int = 0
    masse_g: int = 0
    gestes: int = 0

    def plus(self, autre: "Reste") -> "Reste":
        return Reste(*map(sum, zip(self, autre, strict=True)))


@dataclass
class Rapport:
    """``comptes``: what stands in the base; ``laisses``: what the old screens count and does not
    stand here, by reason; less than nothing: what stands here and they do not count. ``marques``:
    mark → what came in with it. ``gestes``: what this run wrote (« ecrit », « corrige »,
    « retire »)."""

    comptes: dict[Cle, Compte] = field(default_factory=lambda: defaultdict(Compte))
    laisses: dict[Quoi, Reste] = field(default_factory=lambda: defaultdict(Reste))
    marques: dict[Marque, Reste] = field(default_factory=lambda: defaultdict(Reste))
    gestes: Counter[str] = field(default_factory=Counter)

    def compter(self, cle: Cle, compte: Compte) -> None:
        self.comptes[cle] = self.comptes[cle].plus(compte)

    def laisser(self, quoi: Quoi, reste: Reste) -> None:
        self.laisses[quoi] = self.laisses[quoi].plus(reste)

    def marquer(self, marque: Marque, masse_g: int) -> None:
        self.marques[marque] = self.marques[marque].plus(Reste(1, masse_g))


def genre_de(table: str) -> str:
    return "sorties" if table == Source.Table.PESEES_SORTIES else str(table)


def combien(base: int) -> int:
    """How many weighings of a base were brought in, whatever became of them since."""
    return Source.objects.filter(base=base, rang=1).aggregate(n=Sum("lignes", default=0))["n"]


def relire(base: int) -> Rapport:
    """The same, counted again from what stands in the house: « comptes » alone."""
    rapport = Rapport()
    lignes = Ligne.objects.filter(bon=OuterRef("bon")).order_by().values("bon")
    lues = (
        Source.objects.filter(base=base)
        .vivantes()
        .annotate(
            annee=ExtractYear("bon__appareil_le", tzinfo=PARIS),
            n=Subquery(lignes.annotate(n=Count("pk")).values("n")),
            g=Subquery(lignes.annotate(g=Sum("masse_g")).values("g")),
        )
        .order_by()
        .values_list("annee", "bon__lieu__code", "point", "table", "classe")
        .annotate(gestes=Count("pk"), n_=Coalesce(Sum("n"), 0), g_=Coalesce(Sum("g"), 0))
    )
    for annee, lieu, point, table, classe, gestes, n, g in lues:
        cle = Cle(annee, lieu, point, genre_de(table), classe)
        rapport.compter(cle, Compte(gestes, n, g))
    return rapport
