"""The figures of the page of sales: a few readings, each made once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.regles.models import Activite
from boutique.tickets_repris.bilans import DAvant, bilan_des_caisses, lire_d_avant
from boutique.ventes.bilans import (
    bilan_de,
    bons_dus,
    lire_les_heures,
    lire_les_lignes,
    lire_les_lignes_datees,
    lire_les_reglements,
    lire_les_tickets,
)
from boutique.ventes.models import CumulVentes
from boutique.ventes.sommes import (
    COMPAREES,
    BilanDesVentes,
    Dus,
    Lignes,
    LignesDatees,
    Sommes,
    Tickets,
)
from collecte.matiere.jours import JOUR
from collecte.matiere.periode import Genre, Periode
from collecte.tableau.cadre.comparables import Mots, Taille, ne_compte_que, pas_comparable
from collecte.tableau.cadre.comparables import lire_les_jours as lire_les_jours_ouverts
from collecte.tableau.cadre.textes import MOTS
from petiterockette.mots.monnaie import euros

from .filtre import Filtre


@dataclass(frozen=True)
class Comparaison:
    """Another period, its bilan, and why nothing is compared with it; empty if something is."""

    periode: Periode
    bilan: BilanDesVentes
    pas_comparable: str = ""


@dataclass(frozen=True)
class Pas:
    """A row of the table of days or months."""

    periode: Periode
    bilan: BilanDesVentes


@dataclass(frozen=True)
class Tableau:
    """All that the page shows, and the readings that its tables are made of, each when it is asked.

    Lines are read by day or month, then by till, VAT and operation; tickets by day or month, then
    by day, by till and hour of the week (« creneau »): told apart by all of it at once, ten years
    of them would be too many.
    """

    filtre: Filtre
    activites: Sequence[Activite]
    bilan: BilanDesVentes
    precedente: Comparaison
    an_dernier: Comparaison
    pas: Sequence[Pas]
    datees: Sequence[LignesDatees]
    en_cours: bool = False
    # What was sold before these tills.
    d_avant: DAvant = field(default_factory=DAvant)

    @cached_property
    def lignes(self) -> Sequence[Lignes]:
        return lire_les_lignes(*self.filtre.bornes)

    @cached_property
    def par_jour(self) -> Sequence[Tickets]:
        avant = self.d_avant.tickets(*self.filtre.bornes_d_avant, ("jour",))
        # A total that no day tells is in no day of the week.
        dates = [t for t in avant if t.par[0]]
        return lire_les_tickets(*self.filtre.bornes, par=("jour",)) + dates

    @cached_property
    def par_creneau(self) -> Sequence[Tickets]:
        par = ("semaine", "heure")
        avant = self.d_avant.tickets(*self.filtre.bornes_d_avant, par)
        return lire_les_tickets(*self.filtre.bornes, par=("caisse", *par)) + [
            t._replace(par=(None, *t.par)) for t in avant
        ]

    @cached_property
    def heures(self) -> Sequence[tuple[int, int, int, int]]:
        avant = self.d_avant.heures(*self.filtre.bornes_d_avant)
        return lire_les_heures(*self.filtre.bornes) + avant

    @cached_property
    def reglements(self) -> Sequence[tuple[int, int, int, int]]:
        avant = self.d_avant.reglements(*self.filtre.bornes_d_avant)
        return lire_les_reglements(*self.filtre.bornes) + avant

    @cached_property
    def dus(self) -> Dus:
        return bons_dus()

    @cached_property
    def du_ca(self) -> frozenset[int]:
        return frozenset(a.pk for a in self.activites if a.dans_le_ca)


def tableau_de(filtre: Filtre, *, entier: bool = True) -> Tableau:
    """Read the sales of a filter.

    Unless ``entier``, its dated lines do not tell categories apart, and of the other periods
    nothing is summed but ``COMPAREES``: what the headline and the cards are made of.
    """
    periode = filtre.periode
    activites = list(Activite.objects.all())
    du_ca = frozenset(a.pk for a in activites if a.dans_le_ca)
    pas = "jour" if filtre.par_jour else "mois"
    d_avant = lire_d_avant()
    avant = d_avant.lire(*filtre.bornes_d_avant, pas)
    datees = [
        *lire_les_lignes_datees(*filtre.bornes, pas, categories=entier),
        *avant.lignes,
    ]
    tickets = [*lire_les_tickets(*filtre.bornes, par=(pas,)), *avant.tickets]
    bilan = bilan_de([(li.activite, li.sommes) for li in datees], tickets, du_ca)
    bilan = avant.ajouter_a(bilan)
    precedente, an_dernier = _comparaisons(
        filtre, bilan, du_ca, d_avant, Sommes._fields if entier else COMPAREES
    )
    return Tableau(
        filtre=filtre,
        activites=activites,
        bilan=bilan,
        precedente=precedente,
        an_dernier=an_dernier,
        pas=_pas(filtre, datees, tickets, du_ca),
        datees=datees,
        d_avant=d_avant,
        en_cours=periode.contient(timezone.localdate()) and timezone.localdate() < periode.fin,
    )


def _comparaisons(
    filtre: Filtre,
    bilan: BilanDesVentes,
    du_ca: frozenset[int],
    d_avant: DAvant,
    champs: Sequence[str],
) -> tuple[Comparaison, Comparaison]:
    """The period before and last year's, the same one where they are; each judged on its
    turnover and its days of sale, as the matter is on its kilograms and its open days."""
    periode, caisses, lieux = filtre.periode, filtre.ids, filtre.lieux_d_avant
    autres = list(dict.fromkeys((periode.precedente, periode.an_dernier)))
    bornes = [(p.debut, p.fin) for p in (periode, *autres)]
    seuils, (ici, *jours) = lire_les_jours_ouverts(bornes, caisses, CumulVentes, "caisse_id")
    ici_avant, *avant = d_avant.jours_de_vente(bornes, lieux)
    ce = str(MOTS[periode.genre]["celle_ci"])
    comparaisons = []
    for autre, n, n_avant in zip(autres, jours, avant, strict=True):
        b = bilan_des_caisses(autre.debut, autre.fin, caisses, lieux, du_ca, d_avant, champs)
        # Days that totals hide are not judged.
        sus = ici_avant is not None and n_avant is not None
        la, celle_ci = (n + (n_avant or 0), ici + (ici_avant or 0)) if sus else (1, 1)
        tailles = Taille(b.ca_cts, la), Taille(bilan.ca_cts, celle_ci)
        raison = pas_comparable(*tailles, seuils, EN_EUROS, ce)
        comparaisons.append(Comparaison(autre, b, raison))
    return comparaisons[0], comparaisons[-1]


def _jours_de_vente(n: int) -> str:
    if n == 0:
        return _("ne compte aucun jour de vente")
    return ne_compte_que(ngettext("%(n)d jour de vente", "%(n)d jours de vente", n) % {"n": n})


EN_EUROS = Mots(lambda cts: ne_compte_que(euros(cts)), _jours_de_vente)


def _pas(
    filtre: Filtre,
    lignes: Sequence[LignesDatees],
    tickets: Sequence[Tickets],
    du_ca: frozenset[int],
) -> list[Pas]:
    """A bilan a day, or a month, in order; none for a day alone."""
    periode = filtre.periode
    if periode.jours == 1:
        return []

    sommes: dict[date | None, list[tuple[int, Sommes]]] = defaultdict(list)
    for ligne in lignes:
        sommes[ligne.quand].append((ligne.activite, ligne.sommes))
    nombres: dict[date | None, list[Tickets]] = defaultdict(list)
    for ticket in tickets:
        [quand] = ticket.par
        nombres[quand].append(ticket)
    return [
        Pas(p, bilan_de(sommes[cle], nombres[cle], du_ca))
        for p in _periodes(filtre)
        for cle in [p.debut if filtre.par_jour else p.debut.replace(day=1)]
    ]


def _periodes(filtre: Filtre) -> list[Periode]:
    periode = filtre.periode
    if filtre.par_jour:
        return [Periode.du(Genre.JOUR, periode.debut + n * JOUR) for n in range(periode.jours)]
    return [_le_mois(m, periode) for m in periode.mois]


def _le_mois(premier: date, periode: Periode) -> Periode:
    """A month of a period, or the days of it that are in the period."""
    mois = Periode.du(Genre.MOIS, premier)
    debut, fin = max(mois.debut, periode.debut), min(mois.fin, periode.fin)
    return mois if (debut, fin) == (mois.debut, mois.fin) else Periode.libre(debut, fin)
