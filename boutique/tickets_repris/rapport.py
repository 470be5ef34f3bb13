"""What was brought in of the tickets of a base, and what was not: counted, and read again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, ExtractYear

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.examen.pieges.liens import MONTANTS
from boutique.oressource.raisons import Marque, Raison

from .ecrans import Ecran
from .lecture import Lu
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
    """Rows that came in flagged: how many, cents, grams."""

    nombre: int = 0
    cts: int = 0
    masse_g: int = 0

    def plus(self, autre: "Reste") -> "Reste":
        return Reste(*map(sum, zip(self, autre, strict=True)))


class Quoi(NamedTuple):
    """Where the old screens count what is told: as ``Vue``, for a reason."""

    raison: Raison
    annee: int | None
    point: int
    moyen: str


@dataclass
class Rapport:
    """``comptes``: what stands in the base; ``laisses``: what the old screens count and does not
    stand here, by reason; less than nothing: what stands here and they do not count. ``marques``:
    what came in with a mark. ``gestes``: what this run wrote (« ecrit », « corrige »,
    « retire »)."""

    comptes: dict[Cle, Compte] = field(default_factory=lambda: defaultdict(Compte))
    laisses: dict[Quoi, Ecran] = field(default_factory=lambda: defaultdict(Ecran))
    marques: dict[Marque, Reste] = field(default_factory=lambda: defaultdict(Reste))
    gestes: Counter[str] = field(default_factory=Counter)

    def laisser(self, quoi: Quoi, ecran: Ecran) -> None:
        self.laisses[quoi] = self.laisses[quoi].plus(ecran)

    def voir(self, lu: Lu) -> None:
        """Count a sale of the old base, in or out."""
        for raison, ecran in lu.ecarts:
            self.laisser(Quoi(raison, *lu.vue), ecran)
        if lu.laisse:
            return
        assert lu.jour is not None
        cle = Cle(lu.jour.year, lu.lieu, lu.point, lu.nature, lu.moyen)
        compte = _compte_de(lu)
        self.comptes[cle] = self.comptes[cle].plus(compte)
        if lu.vue.annee != lu.jour.year:
            ici = _ecran_de(lu.nature, compte)
            self.laisser(Quoi(Raison.AUTRE_ANNEE, lu.vue.annee, lu.point, lu.moyen), ici)
            self.laisser(Quoi(Raison.AUTRE_ANNEE, cle.annee, lu.point, lu.moyen), ici.oppose())
        for marque, reste in _marques_de(lu):
            self.marques[marque] = self.marques[marque].plus(reste)

    def garder_les_disparus(self, relu: "Rapport") -> None:
        """Count tickets that this export no longer has, and that stay. ``relu``: their report."""
        for cle, compte in relu.comptes.items():
            self.comptes[cle] = self.comptes[cle].plus(compte)
            ecran = _ecran_de(cle.nature, compte)
            self.laisser(Quoi(Raison.DISPARUS, cle.annee, cle.point, cle.moyen), ecran.oppose())
            reste = Reste(compte.tickets, compte.vendu_cts - compte.rendu_cts, compte.masse_g)
            disparus = self.marques[Marque.TICKETS_DISPARUS]
            self.marques[Marque.TICKETS_DISPARUS] = disparus.plus(reste)
        for marque, reste in relu.marques.items():
            self.marques[marque] = self.marques[marque].plus(reste)


def _ecran_de(nature: str, compte: Compte) -> Ecran:
    """What stands here, as a screen would count it."""
    return Ecran(
        lignes=compte.lignes,
        ventes=compte.tickets if nature == TicketRepris.Nature.VENTE else 0,
        avoirs=compte.tickets if nature == TicketRepris.Nature.AVOIR else 0,
        montant_cts=compte.vendu_cts,
        rendu_ecran_cts=compte.rendu_ecran_cts,
        rendu_cts=compte.rendu_cts,
        masse_g=compte.masse_g,
    )


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


def _marques_de(lu: Lu) -> Iterable[tuple[Marque, Reste]]:
    if lu.double:
        yield Marque.DOUBLES, Reste(1, lu.total_cts, 0)
    for li in lu.partagees:
        yield Marque.PARTAGEES, Reste(1, li.total_cts, li.masse_g or 0)
    for li in lu.lignes:
        if li.lot_incertain:
            yield Marque.LOTS_SANS_MARQUE, Reste(1, li.total_cts, 0)
        if li.masse_incertaine:
            yield Marque.TELLES_QUELLES, Reste(1, 0, li.masse_g or 0)


def combien(base: int) -> int:
    """How many lines of tickets of a base were brought in, whatever became of them since."""
    return LigneReprise.objects.filter(ticket__base=base, ticket__rang=1).count()


def relire(base: int) -> Rapport:
    """The same, counted again from what stands in the base of the house: « laisses » apart."""
    return relire_ces_tickets(TicketRepris.objects.vivants().filter(base=base).order_by())


def relire_ces_tickets(vivants: QuerySet[TicketRepris]) -> Rapport:
    """The same, of some of those that stand."""
    rapport = Rapport()
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


def _marques_relues(vivants, lignes) -> Mapping[Marque, Reste]:
    doubles = vivants.filter(double=True).aggregate(n=Count("pk"), cts=Sum("total_cts", default=0))
    lots = lignes.filter(lot_incertain=True).aggregate(
        n=Count("pk"), cts=Sum("total_cts", default=0)
    )
    masses = lignes.filter(masse_incertaine=True).aggregate(
        n=Count("pk"), g=Sum("masse_g", default=0)
    )
    lues = {
        Marque.DOUBLES: Reste(doubles["n"], doubles["cts"]),
        Marque.LOTS_SANS_MARQUE: Reste(lots["n"], lots["cts"]),
        Marque.TELLES_QUELLES: Reste(masses["n"], 0, masses["g"]),
    }
    return {marque: reste for marque, reste in lues.items() if reste.nombre}


# A line that was sold, and whose sale is not there.
_SANS_VENTE = (
    "(COALESCE(t.id_vente, 0) <> 0 OR COALESCE(t.prix, 0) <> 0) "
    "AND NOT EXISTS (SELECT 1 FROM ventes b WHERE b.id = t.id_vente)"
)


def dire_les_orphelines(carnet: Carnet, rapport: Rapport) -> None:
    """The lines whose sale is gone: no screen counted them. Their masses are of the weighings."""
    [lu] = carnet.lire(
        f"SELECT COUNT(*) AS n, COALESCE(SUM({MONTANTS['vendus']}), 0) AS cts "
        f"FROM vendus t WHERE {_SANS_VENTE}"
    )
    if lu.n:
        ecran = Ecran(lignes=lu.n, montant_cts=lu.cts)
        rapport.laisser(Quoi(Raison.LIGNES_SANS_VENTE, None, 0, ""), ecran)
