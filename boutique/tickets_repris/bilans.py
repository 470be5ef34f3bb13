"""What past years sold: every euro of before, anywhere, comes from the readings of this module.

Accounting reads none of it: these tickets are in no series, closing or FEC. All that the old tool
sold is told under the activity « boutique ». Totals of a spreadsheet count where the whole of
their period is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Subquery, Sum

from boutique.caisses.models import Caisse
from boutique.regles.models import Activite
from boutique.ventes.bilans import activites_du_ca, bilan_de, lire_les_tickets, sommes_par_activite
from boutique.ventes.sommes import (
    BilanDesVentes,
    Ids,
    LignesDatees,
    Sommes,
    Tickets,
)
from collecte.livre.models import Cumul
from collecte.matiere.etapes import Etape
from collecte.tableau.cadre.comparables import lire_les_jours
from petiterockette.base.jours import Annee, PremierDuMois

from .models import SOMMEES, CumulLignesReprises, CumulTicketsRepris, TotalRepris
from .sommes import sommer, sommes_de, totaux_vivants

# What the old tool sold is the shop's.
BOUTIQUE = "boutique"


class Total(NamedTuple):
    """Of a spreadsheet: what was sold over a period, and how many sales, None where unsaid."""

    debut: date
    fin: date
    lieu: int
    categorie: int
    moyen: int
    montant_cts: int
    ventes: int | None

    def quand(self, pas: str) -> date | None:
        """The day or the month that it is known by; None where it is known by none."""
        if pas == "jour":
            return self.debut if self.debut == self.fin else None
        premier = self.debut.replace(day=1)
        return premier if premier == self.fin.replace(day=1) else None


@dataclass(frozen=True)
class Avant:
    """What was sold before, in a period: rows to be added to those of the tills.

    ``sans_ventes_cts``: the part of it that nobody knows how many sales made.
    """

    lignes: Sequence[LignesDatees] = ()
    tickets: Sequence[Tickets] = ()
    sans_ventes_cts: int = 0
    en_gros: bool = False

    @property
    def est_vide(self) -> bool:
        return not (self.lignes or self.tickets)

    @property
    def montant_cts(self) -> int:
        return sum(li.sommes.montant_cts for li in self.lignes)

    def ajouter_a(self, bilan: BilanDesVentes) -> BilanDesVentes:
        """Say of a bilan what of it is brought in."""
        if self.est_vide:
            return bilan
        return replace(bilan, repris_cts=self.montant_cts, sans_ventes_cts=self.sans_ventes_cts)


RIEN = Avant()


@dataclass(frozen=True)
class DAvant:
    """From which day to which something was sold before, and the activity that it is told under.

    Made by ``lire_d_avant``, once a page: a period that it does not touch asks nothing more.
    """

    premier: date | None = None
    dernier: date | None = None
    activite: int = 0
    _dits: dict[tuple, Any] = field(default_factory=dict, compare=False)

    def touche(self, debut: date, fin: date, lieux: Ids) -> bool:
        if self.premier is None or self.dernier is None or lieux == []:
            return False
        return debut <= self.dernier and self.premier <= fin

    def lire(self, debut: date, fin: date, lieux: Ids = None, pas: str = "mois") -> Avant:
        """Lines and tickets of a period, ``fin`` included, by « jour » or « mois » (``pas``)."""
        if not self.touche(debut, fin, lieux):
            return RIEN
        totaux = self.totaux(debut, fin, lieux)
        cle = (pas, "categorie")
        lignes = [
            LignesDatees(quand, self.activite, categorie, sommes_de(sommes))
            for quand, categorie, *sommes in sommer(
                CumulLignesReprises, debut, fin, lieux, cle, SOMMEES
            )
        ]
        lignes += [
            LignesDatees(t.quand(pas), self.activite, t.categorie, Sommes(t.montant_cts))
            for t in totaux
        ]
        return Avant(
            lignes,
            self.tickets(debut, fin, lieux, (pas,)),
            sum(t.montant_cts for t in totaux if t.ventes is None),
            any(t.debut != t.fin for t in totaux),
        )

    def tickets(self, debut: date, fin: date, lieux: Ids, par: Sequence[str]) -> list[Tickets]:
        """Tickets of a period; ``par``: « jour », « mois », « semaine » and « heure », « lieu »."""
        if not self.touche(debut, fin, lieux):
            return []
        du_ca = frozenset([self.activite])
        lus = [
            Tickets(tuple(tete), du_ca, ventes, avoirs, 0)
            for *tete, ventes, avoirs in sommer(
                CumulTicketsRepris, debut, fin, lieux, par, ("ventes", "avoirs")
            )
        ]
        if par in (("jour",), ("mois",)):
            lus += [
                Tickets((t.quand(par[0]),), du_ca, t.ventes, 0, 0)
                for t in self.totaux(debut, fin, lieux)
                if t.ventes
            ]
        return lus

    def heures(self, debut: date, fin: date, lieux: Ids) -> list[tuple[int, int, int, int]]:
        """Day of the week (1: Monday), hour of Paris, activity, cents."""
        if not self.touche(debut, fin, lieux):
            return []
        cle = ("semaine", "heure")
        lues = sommer(CumulTicketsRepris, debut, fin, lieux, cle, ("montant_cts",))
        return [(semaine, heure, self.activite, cts) for semaine, heure, cts in lues]

    def reglements(self, debut: date, fin: date, lieux: Ids) -> list[tuple[int, int, int, int]]:
        """No till, means (0: nobody knows), cents, number of payments, net of what was undone."""
        if not self.touche(debut, fin, lieux):
            return []
        champs = ("montant_cts", "ventes", "avoirs")
        lus = sommer(CumulTicketsRepris, debut, fin, lieux, ("moyen",), champs)
        return [
            *((0, moyen, cts, ventes - avoirs) for moyen, cts, ventes, avoirs in lus),
            *((0, t.moyen, t.montant_cts, t.ventes or 0) for t in self.totaux(debut, fin, lieux)),
        ]

    def par_lieu(self, debut: date, fin: date, lieux: Ids) -> dict[int, tuple[Sommes, int]]:
        """Site → what it sold before, in how many sales."""
        if not self.touche(debut, fin, lieux):
            return {}
        sommes: dict[int, Sommes] = {
            lieu: sommes_de(s)
            for lieu, *s in sommer(CumulLignesReprises, debut, fin, lieux, ("lieu",), SOMMEES)
        }
        ventes: dict[int, int] = defaultdict(int)
        for t in self.tickets(debut, fin, lieux, ("lieu",)):
            ventes[t.par[0]] += t.ventes
        for total in self.totaux(debut, fin, lieux):
            la = sommes.get(total.lieu, Sommes())
            sommes[total.lieu] = la._replace(montant_cts=la.montant_cts + total.montant_cts)
            ventes[total.lieu] += total.ventes or 0
        return {lieu: (s, ventes[lieu]) for lieu, s in sommes.items()}

    def totaux(self, debut: date, fin: date, lieux: Ids) -> list[Total]:
        """The totals of spreadsheets that a period holds whole, those that stand."""
        cle = (debut, fin, None if lieux is None else tuple(lieux))
        if cle not in self._dits:
            entiers = totaux_vivants(lieux).filter(debut__gte=debut, fin__lte=fin)
            lus = entiers.values_list(*Total._fields)
            self._dits[cle] = [
                Total(*t)._replace(categorie=t[3] or 0, moyen=t[4] or 0) for t in lus
            ]
        return self._dits[cle]

    def coupes(self, debut: date, fin: date, lieux: Ids) -> list[tuple[date, date]]:
        """The periods of totals that a period cuts: they count in none of it."""
        if not self.touche(debut, fin, lieux):
            return []
        touches = totaux_vivants(lieux).filter(debut__lte=fin, fin__gte=debut)
        coupes = touches.exclude(debut__gte=debut, fin__lte=fin)
        return list(coupes.order_by("debut", "fin").values_list("debut", "fin").distinct())

    def jours_de_vente(self, periodes: Sequence[tuple[date, date]], lieux: Ids) -> list[int | None]:
        """Of each period, how many days tickets of before tell; None where totals hide them."""
        if not any(self.touche(*p, lieux) for p in periodes):
            return [0] * len(periodes)
        _seuils, jours = lire_les_jours(periodes, lieux, CumulLignesReprises, "lieu_id")
        en_gros = (any(t.debut != t.fin for t in self.totaux(*p, lieux)) for p in periodes)
        return [None if gros else n for n, gros in zip(jours, en_gros, strict=True)]


def lire_d_avant() -> DAvant:
    """What was sold before, from when to when; one query."""
    jours, totaux = CumulLignesReprises.objects.order_by(), TotalRepris.objects.order_by()
    bornes = [
        Subquery(jours.order_by("jour").values("jour")[:1]),
        Subquery(jours.order_by("-jour").values("jour")[:1]),
        Subquery(totaux.order_by("debut").values("debut")[:1]),
        Subquery(totaux.order_by("-fin").values("fin")[:1]),
    ]
    noms = ("premier", "dernier", "premier_total", "dernier_total")
    activite = Activite.objects.filter(code=BOUTIQUE).order_by()
    lu = activite.annotate(**dict(zip(noms, bornes, strict=True))).values_list("pk", *noms).first()
    if lu is None:
        return DAvant()
    pk, *dits = lu
    premiers, derniers = [j for j in dits[::2] if j], [j for j in dits[1::2] if j]
    return DAvant(min(premiers, default=None), max(derniers, default=None), pk)


def bilan_du_tout(
    debut: date, fin: date, lieux: Ids = None, du_ca: Ids = None, *, d_avant: DAvant | None = None
) -> BilanDesVentes:
    """The bilan of a period at some sites: their tills, and what they sold before."""
    return bilan_des_caisses(
        debut, fin, Caisse.objects.ids_des_lieux(lieux), lieux, du_ca, d_avant or lire_d_avant()
    )


def bilan_des_caisses(
    debut: date,
    fin: date,
    caisses: Ids,
    lieux: Ids,
    du_ca: Ids,
    d_avant: DAvant,
    champs: Sequence[str] = Sommes._fields,
) -> BilanDesVentes:
    """The bilan of some tills, and of what was sold before at some sites (none of them: []).

    ``champs``: the columns of their lines that are summed; the others stay at zero.
    """
    avant = d_avant.lire(debut, fin, lieux)
    lignes: Iterable[tuple[int, Sommes]] = [
        *sommes_par_activite(debut, fin, caisses, champs).items(),
        *((li.activite, li.sommes) for li in avant.lignes),
    ]
    tickets = [*lire_les_tickets(debut, fin, caisses), *avant.tickets]
    du_ca = activites_du_ca() if du_ca is None else du_ca
    return avant.ajouter_a(bilan_de(lignes, tickets, du_ca))


def vendus_sans_masse_d_avant(debut: date, fin: date, lieux: Ids, categories: Ids) -> int:
    """Objects of the tickets of before that nobody weighed, at some sites, net; those of a month or
    of a year whose total tells the kilograms sold left out."""
    rangees = CumulLignesReprises.objects.filter(jour__gte=debut, jour__lte=fin).exclude(
        sans_masse=0
    )
    if lieux is not None:
        rangees = rangees.filter(lieu__in=lieux)
    if categories is not None:
        rangees = rangees.filter(categorie__in=categories)
    dits = Cumul.objects.filter(lieu=OuterRef("lieu"), vers=Etape.VENDU).exclude(masse_g=0)
    au_mois = dits.filter(de=Etape.HISTORIQUE_MOIS, mois=PremierDuMois(OuterRef("jour")))
    a_l_annee = dits.annotate(an=Annee("mois")).filter(
        de=Etape.HISTORIQUE_ANNEE, an=Annee(OuterRef("jour"))
    )
    sans: int = rangees.exclude(Exists(au_mois) | Exists(a_l_annee)).aggregate(
        n=Sum("sans_masse", default=0)
    )["n"]
    return sans
