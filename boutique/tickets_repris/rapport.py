"""What was brought in of the tickets of a base, and what was not: counted, and read again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, Q, Sum, Value
from django.db.models.functions import Coalesce, ExtractYear

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.examen.pieges.liens import MONTANTS

from .lecture import CATEGORIE_LAISSEE, Lu
from .models import LigneReprise, TicketRepris

_VIDE = Value("")


class Cle(NamedTuple):
    """``lieu`` and ``moyen``: codes; ``point``: id of the old point of sale."""

    annee: int
    lieu: str
    point: int
    nature: str
    moyen: str


class Compte(NamedTuple):
    """``rendu_ecran_cts``: refunds as the old screens told them, without their quantity."""

    tickets: int = 0
    lignes: int = 0
    objets: int = 0
    vendu_cts: int = 0
    rendu_cts: int = 0
    rendu_ecran_cts: int = 0
    masse_g: int = 0

    def plus(self, autre: "Compte") -> "Compte":
        return Compte(*map(sum, zip(self, autre, strict=True)))


class Reste(NamedTuple):
    """Rows left out, or flagged: how many, cents, grams."""

    nombre: int = 0
    cts: int = 0
    masse_g: int = 0

    def plus(self, autre: "Reste") -> "Reste":
        return Reste(*map(sum, zip(self, autre, strict=True)))


@dataclass
class Rapport:
    """``comptes``: what stands in the base; ``laisses``: reason → what stayed out; ``marques``:
    mark → what came in with it. ``gestes``: what this run wrote (« ecrit », « corrige »,
    « retire »)."""

    comptes: dict[Cle, Compte] = field(default_factory=lambda: defaultdict(Compte))
    laisses: dict[str, Reste] = field(default_factory=lambda: defaultdict(Reste))
    marques: dict[str, Reste] = field(default_factory=lambda: defaultdict(Reste))
    gestes: Counter[str] = field(default_factory=Counter)

    def laisser(self, raison: str, reste: Reste) -> None:
        self.laisses[raison] = self.laisses[raison].plus(reste)

    def voir(self, lu: Lu) -> None:
        """Count a sale of the old base, in or out."""
        if lu.laisse:
            masse_g = sum(li.masse_g or 0 for li in lu.lignes)
            self.laisser(lu.laisse, Reste(1, lu.total_cts, masse_g))
            return
        for li in lu.laissees:
            self.laisser(CATEGORIE_LAISSEE, Reste(1, li.total_cts, li.masse_g or 0))
        assert lu.jour is not None
        cle = Cle(lu.jour.year, lu.lieu, lu.point, lu.nature, lu.moyen)
        self.comptes[cle] = self.comptes[cle].plus(_compte_de(lu))
        for marque, reste in _marques_de(lu):
            self.marques[marque] = self.marques[marque].plus(reste)


def _compte_de(lu: Lu) -> Compte:
    tout = rendu = ecran = objets = masse_g = 0
    for li in lu.lignes:
        tout += li.total_cts
        objets += li.quantite
        masse_g += li.masse_g or 0
        if li.rendu:
            rendu -= li.total_cts
            ecran += li.prix_cts
    return Compte(1, len(lu.lignes), objets, tout + rendu, rendu, ecran, masse_g)


def _marques_de(lu: Lu) -> Iterable[tuple[str, Reste]]:
    if lu.double:
        yield "doubles", Reste(1, lu.total_cts, 0)
    for li in lu.lignes:
        if li.lot_incertain:
            yield "lots_sans_marque", Reste(1, li.total_cts, 0)
        if li.masse_incertaine:
            yield "masses_incertaines", Reste(1, 0, li.masse_g or 0)


def relire(base: int) -> Rapport:
    """The same, counted again from what stands in the base of the house: « laisses » apart."""
    rapport = Rapport()
    vivants = TicketRepris.objects.vivants().filter(base=base).order_by()
    annee, moyen = ExtractYear("jour"), Coalesce("moyen__code", _VIDE)
    cle = ("annee", "lieu__code", "point", "nature", "code_du_moyen")
    tickets = vivants.annotate(annee=annee, code_du_moyen=moyen).values_list(*cle)
    for *dite, n in tickets.annotate(Count("pk")):
        rapport.comptes[Cle(*dite)] = Compte(tickets=n)
    vendues, rendues = Q(rendu=False), Q(rendu=True)
    lignes = LigneReprise.objects.filter(ticket__in=vivants).order_by()
    cle_des_lignes = ("annee", "ticket__lieu__code", "ticket__point", "ticket__nature", "moyen")
    sommes = (
        lignes.annotate(
            annee=ExtractYear("ticket__jour"), moyen=Coalesce("ticket__moyen__code", _VIDE)
        )
        .values_list(*cle_des_lignes)
        .annotate(
            Count("pk"),
            Sum("quantite"),
            vendu=Sum("total_cts", filter=vendues, default=0),
            rendu_cts=-Sum("total_cts", filter=rendues, default=0),
            ecran=Sum("prix_cts", filter=rendues, default=0),
            g=Sum("masse_g", default=0),
        )
    )
    for *dite, n, objets, vendu, rendu, ecran, masse_g in sommes:
        compte = Compte(0, n, objets, vendu, rendu, ecran, masse_g)
        rapport.comptes[Cle(*dite)] = rapport.comptes[Cle(*dite)].plus(compte)
    rapport.marques |= _marques_relues(vivants, lignes)
    return rapport


def _marques_relues(vivants, lignes) -> Mapping[str, Reste]:
    doubles = vivants.filter(double=True).aggregate(n=Count("pk"), cts=Sum("total_cts", default=0))
    lots = lignes.filter(lot_incertain=True).aggregate(
        n=Count("pk"), cts=Sum("total_cts", default=0)
    )
    masses = lignes.filter(masse_incertaine=True).aggregate(
        n=Count("pk"), g=Sum("masse_g", default=0)
    )
    lues = {
        "doubles": Reste(doubles["n"], doubles["cts"]),
        "lots_sans_marque": Reste(lots["n"], lots["cts"]),
        "masses_incertaines": Reste(masses["n"], 0, masses["g"]),
    }
    return {marque: reste for marque, reste in lues.items() if reste.nombre}


# (reason, table, condition, cents, grams): what no sale holds; never counted as sold.
_ORPHELINES = (
    (
        "lignes_sans_vente",
        "vendus",
        "(COALESCE(t.id_vente, 0) <> 0 OR COALESCE(t.prix, 0) <> 0) "
        "AND NOT EXISTS (SELECT 1 FROM ventes b WHERE b.id = t.id_vente)",
        MONTANTS["vendus"],
        "0",
    ),
    (
        "masses_sans_ligne",
        "pesees_vendus",
        "NOT EXISTS (SELECT 1 FROM vendus l WHERE l.id = t.id_vendu)",
        "0",
        "t.masse",
    ),
    (
        "pesees_statistiques",
        "pesees_vendus",
        "EXISTS (SELECT 1 FROM vendus l WHERE l.id = t.id_vendu "
        "AND COALESCE(l.id_vente, 0) = 0 AND COALESCE(l.prix, 0) = 0)",
        "0",
        "t.masse",
    ),
    ("masses_negatives", "pesees_vendus", "t.masse < 0", "0", "t.masse"),
)


def orphelines(carnet: Carnet) -> Iterable[tuple[str, Reste]]:
    """What no sale holds, by reason: lines and masses whose parent is gone, samples."""
    for raison, table, ou, cts, masse_g in _ORPHELINES:
        [lu] = carnet.lire(
            f"SELECT COUNT(*) AS n, COALESCE(SUM({cts}), 0) AS cts, "
            f"COALESCE(SUM({masse_g}), 0) AS g FROM {table} t WHERE {ou}"
        )
        if lu.n:
            yield raison, Reste(lu.n, lu.cts, lu.g)
