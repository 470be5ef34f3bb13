"""The figures of the page of sales: a few readings, each made once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from collecte.periodes import JOUR
from collecte.tableau.periode import Genre, Periode

from ..bilans import (
    Bilan,
    Dus,
    Lignes,
    Sommes,
    Tickets,
    bilan_de,
    bilan_du,
    bons_dus,
    lire_les_heures,
    lire_les_jours,
    lire_les_lignes,
    lire_les_reglements,
    lire_les_tickets,
)
from ..models import Activite
from .filtre import Filtre


@dataclass(frozen=True)
class Comparaison:
    """Another period and its bilan."""

    periode: Periode
    bilan: Bilan


@dataclass(frozen=True)
class Pas:
    """A row of the table of days or months."""

    periode: Periode
    bilan: Bilan


@dataclass(frozen=True)
class Tableau:
    """All that the page shows, and the readings that its tables are made of.

    Tickets are read by day, by till and by hour of the week, each from the base: told apart by
    all three at once, ten years of them would be too many.
    """

    filtre: Filtre
    activites: Sequence[Activite]
    bilan: Bilan
    precedente: Comparaison
    an_dernier: Comparaison
    pas: Sequence[Pas]
    lignes: Sequence[Lignes]
    par_jour: Sequence[Tickets]
    par_caisse: Sequence[Tickets]
    par_heure: Sequence[Tickets]
    heures: Sequence[tuple[int, int, int, int]]
    reglements: Sequence[tuple[int, int, int, int]]
    dus: Dus
    en_cours: bool = False

    @property
    def du_ca(self) -> frozenset[int]:
        return frozenset(a.pk for a in self.activites if a.dans_le_ca)


def tableau_de(filtre: Filtre) -> Tableau:
    """Read the sales of a filter."""
    periode, caisses = filtre.periode, filtre.ids
    activites = list(Activite.objects.all())
    du_ca = frozenset(a.pk for a in activites if a.dans_le_ca)
    bornes = (periode.debut, periode.fin, caisses)
    lignes = lire_les_lignes(*bornes)
    par_jour = lire_les_tickets(*bornes, par=("jour",))
    precedente = _comparer(periode.precedente, caisses, du_ca)
    return Tableau(
        filtre=filtre,
        activites=activites,
        bilan=bilan_de([(li.activite, li.sommes) for li in lignes], par_jour, du_ca),
        precedente=precedente,
        an_dernier=(
            precedente
            if periode.an_dernier == periode.precedente
            else _comparer(periode.an_dernier, caisses, du_ca)
        ),
        pas=_pas(filtre, lire_les_jours(*bornes), par_jour, du_ca),
        lignes=lignes,
        par_jour=par_jour,
        par_caisse=lire_les_tickets(*bornes, par=("caisse",)),
        par_heure=lire_les_tickets(*bornes, par=("semaine", "heure")),
        heures=lire_les_heures(*bornes),
        reglements=lire_les_reglements(*bornes),
        dus=bons_dus(),
        en_cours=periode.contient(timezone.localdate()) and timezone.localdate() < periode.fin,
    )


def _comparer(periode: Periode, caisses: list[int] | None, du_ca: frozenset[int]) -> Comparaison:
    return Comparaison(periode, bilan_du(periode.debut, periode.fin, caisses, du_ca))


def _pas(
    filtre: Filtre,
    jours: dict[tuple[date, int], Sommes],
    tickets: Sequence[Tickets],
    du_ca: frozenset[int],
) -> list[Pas]:
    """A bilan a day, or a month, in order; none for a day alone."""
    periode = filtre.periode
    if periode.jours == 1:
        return []

    def rang(jour: date) -> date:
        return jour if filtre.par_jour else jour.replace(day=1)

    lignes: dict[date, list[tuple[int, Sommes]]] = defaultdict(list)
    for (jour, activite), sommes in jours.items():
        lignes[rang(jour)].append((activite, sommes))
    nombres: dict[date, list[Tickets]] = defaultdict(list)
    for ticket in tickets:
        [jour] = ticket.par
        nombres[rang(jour)].append(ticket)
    return [
        Pas(p, bilan_de(lignes[cle], nombres[cle], du_ca))
        for p in _periodes(filtre)
        for cle in [rang(p.debut)]
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
