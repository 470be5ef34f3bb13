"""The figures of the till: every total anywhere comes from the readings of this module.

Each is a sum of rows of the tickets, kept a day at a time; training is in none.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from boutique.articles.models import Article
from boutique.caisses.models import Caisse
from boutique.regles.models import Activite
from petiterockette.base.jours import JourDeSemaine, PremierDuMois

from .models import (
    BonAchat,
    CumulHeuresDeVente,
    CumulReglements,
    CumulTickets,
    CumulVentes,
)
from .sommes import (
    BilanDesVentes,
    Dus,
    Ids,
    Lignes,
    LignesDatees,
    Sommes,
    Tickets,
    additionner,
)


def activites_du_ca() -> frozenset[int]:
    """The ids of the activities that are turnover."""
    return frozenset(Activite.objects.filter(dans_le_ca=True).values_list("pk", flat=True))


def lire_les_lignes(debut: date, fin: date, caisses: Ids = None) -> list[Lignes]:
    """The lines of a period, ``fin`` included, by till, activity, category, VAT, operation."""
    cle = ("caisse", "activite", "categorie", "regime", "taux_cp", "operation")
    return [
        Lignes._make((*r[: len(cle)], Sommes(*r[len(cle) :])))
        for r in _sommer(CumulVentes, debut, fin, caisses, cle, Sommes._fields)
    ]


def lire_les_lignes_datees(
    debut: date, fin: date, caisses: Ids, par: str, *, categories: bool = True
) -> list[LignesDatees]:
    """The lines of a period, ``fin`` included, by « jour » or « mois » (``par``), activity and
    category; its categories together unless ``categories``."""
    if not categories:
        ensemble = _sommer(CumulVentes, debut, fin, caisses, (par, "activite"), Sommes._fields)
        return [LignesDatees(quand, a, 0, Sommes(*sommes)) for quand, a, *sommes in ensemble]
    cle = (par, "activite", "categorie")
    return [
        LignesDatees._make((*r[: len(cle)], Sommes(*r[len(cle) :])))
        for r in _sommer(CumulVentes, debut, fin, caisses, cle, Sommes._fields)
    ]


def lire_les_tickets(
    debut: date, fin: date, caisses: Ids = None, par: Sequence[str] = ()
) -> list[Tickets]:
    """The tickets of a period; ``par``: told apart by « jour », « mois », « caisse », « semaine »
    (the day of the week), « heure »."""
    comptes = ("ventes", "avoirs", "corrections")
    return [
        Tickets(tuple(tete), _activites(activites), *nombres)
        for *tete, activites, ventes, avoirs, corrections in _sommer(
            CumulTickets, debut, fin, caisses, (*par, "activites"), comptes
        )
        for nombres in [(ventes, avoirs, corrections)]
    ]


@cache
def _activites(ecrites: str) -> frozenset[int]:
    """The ids that a row of tickets writes: « ,2,5, »."""
    return frozenset(map(int, filter(None, ecrites.split(","))))


def lire_les_heures(debut: date, fin: date, caisses: Ids = None) -> list[tuple[int, int, int, int]]:
    """Day of the week (1: Monday), hour of Paris, activity, cents."""
    cle = ("semaine", "heure", "activite")
    return _sommer(CumulHeuresDeVente, debut, fin, caisses, cle, ("montant_cts",))


def lire_les_reglements(
    debut: date, fin: date, caisses: Ids = None
) -> list[tuple[int, int, int, int]]:
    """Till, means, cents, number of payments."""
    cle, comptes = ("caisse", "moyen"), ("montant_cts", "nombre")
    return _sommer(CumulReglements, debut, fin, caisses, cle, comptes)


def _sommer(
    modele, debut: date, fin: date, caisses: Ids, cle: Sequence[str], champs: Sequence[str]
) -> list:
    rangees: QuerySet = modele.objects.filter(jour__gte=debut, jour__lte=fin).order_by()
    if caisses is not None:
        rangees = rangees.filter(caisse__in=caisses)
    if "semaine" in cle:
        rangees = rangees.annotate(semaine=JourDeSemaine("jour"))
    if "mois" in cle:
        rangees = rangees.annotate(mois=PremierDuMois("jour"))
    return list(rangees.values_list(*cle).annotate(*(Sum(champ) for champ in champs)))


def bilan_de(
    lignes: Iterable[tuple[int, Sommes]], tickets: Iterable[Tickets], du_ca: Collection[int]
) -> BilanDesVentes:
    """A bilan, from pairs (activity, sums) and from tickets."""
    par_activite: dict[int, list[Sommes]] = defaultdict(list)
    for activite, sommes in lignes:
        par_activite[activite].append(sommes)
    totaux = {activite: additionner(s) for activite, s in par_activite.items()}
    ca = additionner(s for activite, s in totaux.items() if activite in du_ca)
    tout, tickets = additionner(totaux.values()), list(tickets)
    vendus = [t for t in tickets if not t.activites.isdisjoint(du_ca)]
    return BilanDesVentes(
        sommes=tout._replace(offerts=ca.offerts, offert_cts=ca.offert_cts),
        ca_cts=ca.montant_cts,
        hors_ca_cts=tout.montant_cts - ca.montant_cts,
        rendu_cts=ca.rendu_cts,
        remise_operation_cts=ca.remise_operation_cts,
        remise_main_cts=ca.remise_main_cts,
        ventes=sum(t.ventes for t in vendus),
        avoirs=sum(t.avoirs for t in vendus),
        passages=sum(t.ventes for t in tickets),
        par_activite={activite: s.montant_cts for activite, s in totaux.items()},
    )


def sommes_par_activite(
    debut: date, fin: date, caisses: Ids = None, champs: Sequence[str] = Sommes._fields
) -> dict[int, Sommes]:
    """Activity → what its lines make together in a period, ``fin`` included.

    ``champs``: the columns that are summed; the others stay at zero.
    """
    lues = _sommer(CumulVentes, debut, fin, caisses, ("activite",), champs)
    return {a: Sommes(**dict(zip(champs, sommes, strict=True))) for a, *sommes in lues}


def montants_par_activite(debut: date, fin: date, caisses: Ids = None) -> dict[int, int]:
    """Activity → the cents that it took in a period, ``fin`` included; nothing else is summed."""
    return dict(_sommer(CumulVentes, debut, fin, caisses, ("activite",), ("montant_cts",)))


def bilan_du(debut: date, fin: date, caisses: Ids = None, du_ca: Ids = None) -> BilanDesVentes:
    """The bilan of a period, ``fin`` included, in two readings."""
    return bilan_de(
        sommes_par_activite(debut, fin, caisses).items(),
        lire_les_tickets(debut, fin, caisses),
        activites_du_ca() if du_ca is None else du_ca,
    )


def ca_par_lieu(jour: date, lieux: Collection[int]) -> dict[int, int]:
    """Site → turnover of a day so far, in cents; nothing where no till sold."""
    sites = {caisse.pk: caisse.point.lieu_id for caisse in Caisse.objects.des_lieux(lieux)}
    du_ca, par_lieu = activites_du_ca(), defaultdict[int, int](int)
    cle, champs = ("caisse", "activite"), ("montant_cts",)
    for caisse, activite, cts in _sommer(CumulVentes, jour, jour, sites, cle, champs):
        if activite in du_ca:
            par_lieu[sites[caisse]] += cts
    return dict(par_lieu)


def recette_des_articles(debut: date, fin: date, lieux: Ids, genre: str) -> int:
    """What the activities of a kind of article brought in a period, ``fin`` included, in cents."""
    activites = Article.objects.filter(genre=genre).order_by().values("activite")
    rangees = _ventes_du(debut, fin, lieux).filter(activite__in=activites)
    return rangees.aggregate(cts=Sum("montant_cts", default=0))["cts"]


def recettes_d_une_activite(
    debut: date, fin: date, lieux: Ids, activite: str
) -> list[tuple[int, str, int]]:
    """Category (0: none), kind of line, cents that an activity took in a period."""
    rangees = _ventes_du(debut, fin, lieux).filter(activite__code=activite)
    return list(rangees.values_list("categorie", "genre").annotate(cts=Sum("montant_cts")))


def ventes_des_genres(
    debut: date, fin: date, lieux: Ids, genres: Iterable[str]
) -> QuerySet[CumulVentes]:
    """What was sold of some kinds in a period, ``fin`` included: rows to be summed."""
    return _ventes_du(debut, fin, lieux).filter(genre__in=genres)


def _ventes_du(debut: date, fin: date, lieux: Ids) -> QuerySet[CumulVentes]:
    rangees = CumulVentes.objects.filter(jour__gte=debut, jour__lte=fin).order_by()
    return rangees if lieux is None else rangees.filter(caisse__point__lieu__in=lieux)


def bons_dus() -> Dus:
    """The vouchers that may still be spent, everywhere: they name no site."""
    valables = BonAchat.objects.filter(expire_le__gte=timezone.localdate(), solde_cts__gt=0)
    solidaire = Q(origine=BonAchat.Origine.SOLIDAIRE)
    restes = valables.aggregate(
        vendus=Sum("solde_cts", filter=~solidaire, default=0),
        solidaires=Sum("solde_cts", filter=solidaire, default=0),
    )
    return Dus(restes["vendus"], restes["solidaires"])


def vendus_sans_masse(debut: date, fin: date, lieux: Ids, categories: Ids) -> int:
    """Donated objects sold at the tills of some sites that nobody knows the mass of, net.

    A lot without a number counts as one.
    """
    # Rows that have some are few: their index, not the days, is read.
    rangees = CumulVentes.objects.filter(
        Q(sans_masse__gt=0) | Q(sans_masse__lt=0), jour__gte=debut, jour__lte=fin
    )
    if lieux is not None:
        rangees = rangees.filter(caisse__point__lieu__in=lieux)
    if categories is not None:
        rangees = rangees.filter(categorie__in=categories)
    return rangees.aggregate(n=Sum("sans_masse"))["n"] or 0


def objets_par_mois(debut: date, fin: date, lieux: Ids) -> dict[tuple[date, int], int]:
    """(First day of a month, category) → objects sold at the tills of some sites, net."""
    rangees = _ventes_du(debut, fin, lieux).annotate(mois=PremierDuMois("jour"))
    sommes = rangees.values_list("mois", "categorie").annotate(n=Sum("objets"))
    return {(mois, categorie): n for mois, categorie, n in sommes}
