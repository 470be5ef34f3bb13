"""The tables of the page of sales, each made of sums already read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from django.utils.translation import gettext as _

from boutique.articles.models import Operation
from boutique.caisses.models import Caisse
from boutique.regles.models import Activite, Moyen, Regime
from boutique.ventes.sommes import RIEN, Lignes, LignesDatees, Sommes, additionner, moyenne
from collecte.listes.models import Categorie
from petiterockette.mots.taux import CENT, detailler
from petiterockette.temps.semaine import Grille, grille

from .figures import Tableau

L = TypeVar("L", Lignes, LignesDatees)


@dataclass(frozen=True)
class Rang:
    """A row: what it is about (None: nothing named), what it sums, its share in percent.

    ``part``: None where the rows make no whole, or where refunds make one of them negative.
    """

    sujet: Any
    sommes: Sommes
    part: Decimal | None
    ventes: int = 0

    @property
    def montant_cts(self) -> int:
        return self.sommes.montant_cts

    @property
    def au_kg_cts(self) -> int | None:
        return moyenne(1000 * self.sommes.masse_cts, self.sommes.masse_g)

    @property
    def remises_cts(self) -> int:
        return self.sommes.remise_operation_cts + self.sommes.remise_main_cts

    @property
    def prix_moyen_cts(self) -> int | None:
        return moyenne(self.sommes.objets_cts, self.sommes.objets)


def _par(lignes: Iterable[L], cle: Callable[[L], Any]) -> dict[Any, Sommes]:
    groupes: dict[Any, list[Sommes]] = defaultdict(list)
    for ligne in lignes:
        groupes[cle(ligne)].append(ligne.sommes)
    return {sujet: additionner(sommes) for sujet, sommes in groupes.items()}


def par_categorie(t: Tableau) -> list[Rang]:
    """The turnover by top category, the best first; last, what has none."""
    toutes = {c.pk: c for c in Categorie.objects.all()}

    def mere(ligne: LignesDatees) -> Categorie | None:
        categorie = toutes.get(ligne.categorie)
        return toutes[categorie.parent_id] if categorie and categorie.parent_id else categorie

    sommes = _par((li for li in t.datees if li.activite in t.du_ca), mere)
    ordre = sorted(sommes.items(), key=lambda cs: (cs[0] is None, -cs[1].montant_cts, str(cs[0])))
    return _rangs(ordre)


def _rangs(sommes: Sequence[tuple[Any, Sommes]]) -> list[Rang]:
    """Rows that make a whole: their shares add up to 100 %, or are not shown."""
    parts = detailler(CENT, [s.montant_cts for _sujet, s in sommes])
    return [Rang(sujet, s, part) for (sujet, s), part in zip(sommes, parts, strict=True)]


def par_activite(t: Tableau) -> list[Rang]:
    """The activities that are turnover, in the order of the list."""
    return _activites(t, lambda a: a.dans_le_ca)


def hors_ca(t: Tableau) -> list[Rang]:
    """Memberships, gifts of money, vouchers sold."""
    return _activites(t, lambda a: not a.dans_le_ca)


def _activites(t: Tableau, admise: Callable[[Activite], bool]) -> list[Rang]:
    sommes = _par(t.datees, lambda li: li.activite)
    return _rangs([(a, sommes[a.pk]) for a in t.activites if admise(a) and a.pk in sommes])


@dataclass(frozen=True)
class Taux:
    """A rate of VAT, in hundredths of a percent, and the words of its regime."""

    regime: str
    taux_cp: int
    sommes: Sommes

    @property
    def pourcent(self) -> Decimal:
        return Decimal(self.taux_cp) / 100

    @property
    def nom(self) -> str:
        return str(Regime(self.regime).label)


def par_tva(t: Tableau) -> list[Taux]:
    """All that was taken, turnover or not, by rate of VAT; what is not subject to it last."""
    sommes = _par(t.lignes, lambda li: (li.regime, li.taux_cp))
    rangs = [Taux(regime, cp, s) for (regime, cp), s in sommes.items()]
    return sorted(rangs, key=lambda r: (-r.taux_cp, r.regime))


def par_operation(t: Tableau) -> list[Rang]:
    """What each operation sold, and took off."""
    noms = Operation.objects.in_bulk({li.operation for li in t.lignes if li.operation})
    sommes = _par((li for li in t.lignes if li.operation), lambda li: noms[li.operation])
    rangs = [Rang(o, s, None) for o, s in sommes.items()]
    return sorted(rangs, key=lambda r: (-r.sommes.montant_cts, r.sujet.pk))


class Endroit(NamedTuple):
    """Where something was sold: a site, a till of it, or the old tool there."""

    lieu: str
    caisse: str

    def __str__(self) -> str:
        return f"{self.lieu}, {self.caisse}"


def par_caisse(t: Tableau) -> list[Rang]:
    """The turnover of each till, site by site; then, what each site sold before them."""
    sommes = _par((li for li in t.lignes if li.activite in t.du_ca), lambda li: li.caisse)
    ventes: dict[int, int] = defaultdict(int)
    for ticket in t.par_creneau:
        if not ticket.activites.isdisjoint(t.du_ca):
            ventes[ticket.par[0]] += ticket.ventes
    caisses: Sequence[Caisse] = t.filtre.caisses
    utiles = [(c, sommes.get(c.pk, RIEN)) for c in caisses if c.pk in sommes or ventes[c.pk]]
    dites: list[tuple[Any, Sommes]] = [(Endroit(c.point.lieu.nom, str(c)), s) for c, s in utiles]
    nombres = [ventes[c.pk] for c, _s in utiles]
    avant = t.d_avant.par_lieu(*t.filtre.bornes_d_avant)
    for lieu in t.filtre.lieux_lus.lus:
        if lieu.pk in avant:
            sommes_d_avant, n = avant[lieu.pk]
            dites.append((Endroit(lieu.nom, _("ancien outil (repris)")), sommes_d_avant))
            nombres.append(n)
    return [replace(r, ventes=n) for r, n in zip(_rangs(dites), nombres, strict=True)]


@dataclass(frozen=True)
class ParMoyen:
    """What a means took, net, in how many payments."""

    # None: the old tool does not tell.
    moyen: Moyen | None
    montant_cts: int
    nombre: int
    part: Decimal | None


def par_moyen(t: Tableau) -> list[ParMoyen]:
    """Means of payment, in the order of the list; those that sum to nothing are left out."""
    montants: dict[int, int] = defaultdict(int)
    nombres: dict[int, int] = defaultdict(int)
    for _caisse, moyen, montant, nombre in t.reglements:
        montants[moyen] += montant
        nombres[moyen] += nombre
    tous: list[tuple[int, Moyen | None]] = [(m.pk, m) for m in Moyen.objects.all()]
    utiles = [(pk, m) for pk, m in [*tous, (0, None)] if montants.get(pk) or nombres.get(pk)]
    parts = detailler(CENT, [montants[pk] for pk, _m in utiles])
    return [
        ParMoyen(m, montants[pk], nombres[pk], part)
        for (pk, m), part in zip(utiles, parts, strict=True)
    ]


def semaine(t: Tableau) -> Grille | None:
    """Sales and turnover by day of the week and hour; None where nothing was sold."""
    ventes: dict[tuple, int] = defaultdict(int)
    recettes: dict[tuple[int, int], int] = defaultdict(int)
    jours: dict[int, set[date]] = defaultdict(set)
    for ticket in t.par_creneau:
        if ticket.ventes and not ticket.activites.isdisjoint(t.du_ca):
            _caisse, *creneau = ticket.par
            ventes[tuple(creneau)] += ticket.ventes
    for ticket in t.par_jour:
        if ticket.ventes and not ticket.activites.isdisjoint(t.du_ca):
            [jour] = ticket.par
            jours[jour.isoweekday()].add(jour)
    for semaine_, heure, activite, montant in t.heures:
        if activite in t.du_ca:
            recettes[semaine_, heure] += montant
    if not ventes:
        return None
    comptes = {cle: (ventes[cle], recettes[cle]) for cle in ventes.keys() | recettes.keys()}
    return grille(comptes, {j: len(siens) for j, siens in jours.items()})


Tables = Mapping[str, Any]


def tables(t: Tableau) -> Tables:
    """Every table of the page, by the name that its template knows."""
    return {
        "par_categorie": par_categorie(t),
        "par_activite": par_activite(t),
        "hors_ca": hors_ca(t),
        "par_tva": par_tva(t),
        "par_operation": par_operation(t),
        "par_caisse": par_caisse(t),
        "par_moyen": par_moyen(t),
        "semaine": semaine(t),
    }
