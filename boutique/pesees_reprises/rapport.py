"""What was brought in of the weighings of a base, and what was not: counted, and read again."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from boutique.oressource.carnet.horloge import PARIS
from collecte.livre.models import Ligne

from .models import Source

# Why a row stays out, then why one that comes in is flagged.
RAISONS = {
    "masses_nulles": _("masses ramenées à 0\u00a0: annulées"),
    "masses_negatives": _("masses négatives"),
    "masses_illisibles": _("masses qui ne se lisent pas"),
    "sans_parent": _("pesées dont le geste a disparu"),
    "echantillons": _("pesées d’échantillons, sans vente"),
    "sans_date": _("gestes sans date"),
    "sans_classe": _("sorties sans destination"),
    "point_laisse": _("point laissé dehors"),
    "mot_laisse": _("mot laissé dehors"),
    "apres_la_bascule": _("depuis la bascule\u00a0: la maison les compte"),
    "compte_ici": _("jours que la maison compte déjà"),
    "annule_ici": _("annulés ici, par quelqu’un"),
}
MARQUES = {
    "disparus": _("gestes que cet export n’a plus\u00a0: laissés tels quels"),
    "sans_sorte": _("sans catégorie"),
    "deux_sortes": _("qui disent deux choses à la fois"),
    "sans_provenance": _("sans origine ou sans localité"),
    "sans_partenaire": _("dont le partenaire n’est pas gardé"),
    "bac_inconnu": _("d’un bac qui ne dit pas ce que cela devient\u00a0: comptées jetées"),
    "masses_incertaines": _("masses à l’unité ou du lot, on ne sait\u00a0: estimées"),
    "au_plafond": _("à 9\u00a0999,999\u00a0kg, le plus que l’ancien outil savait écrire"),
}


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
    """Where rows that stay out would have counted; ``annee`` None: nobody knows."""

    raison: str
    annee: int | None
    point: int
    genre: str
    classe: str


class Reste(NamedTuple):
    nombre: int = 0
    masse_g: int = 0

    def plus(self, autre: "Reste") -> "Reste":
        return Reste(*map(sum, zip(self, autre, strict=True)))


@dataclass
class Rapport:
    """``comptes``: what stands in the base; ``laisses``: rows left out; ``marques``: mark → what
    came in with it. ``gestes``: what this run wrote (« ecrit », « corrige », « retire »)."""

    comptes: dict[Cle, Compte] = field(default_factory=lambda: defaultdict(Compte))
    laisses: dict[Quoi, Reste] = field(default_factory=lambda: defaultdict(Reste))
    marques: dict[str, Reste] = field(default_factory=lambda: defaultdict(Reste))
    gestes: Counter[str] = field(default_factory=Counter)

    def compter(self, cle: Cle, compte: Compte) -> None:
        self.comptes[cle] = self.comptes[cle].plus(compte)

    def laisser(self, quoi: Quoi, reste: Reste) -> None:
        self.laisses[quoi] = self.laisses[quoi].plus(reste)

    def marquer(self, marque: str, masse_g: int) -> None:
        self.marques[marque] = self.marques[marque].plus(Reste(1, masse_g))


def genre_de(table: str) -> str:
    return "sorties" if table == Source.Table.PESEES_SORTIES else str(table)


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
