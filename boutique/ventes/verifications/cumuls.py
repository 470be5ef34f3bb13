"""Checks of the caches that the till's figures are read from: counted again from the tickets."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from petiterockette.verification import Constat, comparer, verification

from ..models import (
    CumulHeuresDeVente,
    CumulReglements,
    CumulTickets,
    CumulVentes,
    LigneVente,
    Reglement,
    Vente,
)
from ..models.lignes import D_OBJETS, DE_LA_MATIERE
from ..services.cumuls import CLE_HEURES, CLE_REGLEMENTS, CLE_TICKETS, CLE_VENTES
from ..sommes import Sommes

_OFFERTE = Q(montant_cts=0)
_COMPTEE = D_OBJETS & Q(nb_objets__isnull=False)
_SANS_NOMBRE = D_OBJETS & Q(nb_objets=None)
_AVEC_MASSE = DE_LA_MATIERE & Q(masse_g__isnull=False)
# Each column of the cache, as the base sums it from the lines.
_COLONNES = {
    "montant_cts": Sum("montant_cts"),
    "remise_operation_cts": Sum("remise_operation_cts", filter=~_OFFERTE),
    "remise_main_cts": Sum("remise_main_cts", filter=~_OFFERTE),
    "offert_cts": Sum("catalogue_cts", filter=_OFFERTE),
    "offerts": Count("pk", filter=_OFFERTE & Q(quantite__gt=0))
    - Count("pk", filter=_OFFERTE & Q(quantite__lt=0)),
    "rendu_cts": -Sum("montant_cts", filter=Q(quantite__lt=0), default=0),
    "ht_cts": Sum("ht_cts"),
    "tva_cts": Sum("tva_cts"),
    "quantite": Sum("quantite"),
    "objets": Sum("nb_objets", filter=_COMPTEE),
    "objets_cts": Sum("montant_cts", filter=_COMPTEE),
    "sans_nombre": Count("pk", filter=_SANS_NOMBRE & Q(quantite__gt=0))
    - Count("pk", filter=_SANS_NOMBRE & Q(quantite__lt=0)),
    "pesee_g": Sum("masse_g", filter=_AVEC_MASSE & Q(mesure="pesee")),
    "estimee_g": Sum("masse_g", filter=_AVEC_MASSE & Q(mesure="estimee")),
    "masse_cts": Sum("montant_cts", filter=_AVEC_MASSE),
    "sans_masse": Sum(
        Case(When(_COMPTEE, then="nb_objets"), default="quantite"),
        filter=DE_LA_MATIERE & Q(masse_g=None),
    ),
}


@verification("Cumuls des ventes")
def ventes() -> Iterator[Constat]:
    """A day's sums are those of the lines of its real tickets."""
    lignes = _reelles(LigneVente.objects.all(), "vente__").annotate(
        _categorie=Coalesce(F("categorie"), 0), _operation=Coalesce(F("operation"), 0)
    )
    cle = (
        *("vente__jour", "vente__serie__caisse", "activite", "_categorie", "regime", "taux_cp"),
        *("_operation", "genre"),
    )
    rangees = (
        lignes.order_by()
        .values_list(*cle)
        .annotate(**{f"_{nom}": somme for nom, somme in _COLONNES.items()})
    )
    attendus = {r[: len(cle)]: r[len(cle) :] for r in rangees}
    tenus = {
        r[: len(cle)]: r[len(cle) :]
        for r in CumulVentes.objects.values_list(*CLE_VENTES, *Sommes._fields)
    }
    for rang, champ in enumerate(Sommes._fields):
        yield from comparer(
            f"cumul des ventes, {champ}",
            {cle: sommes[rang] or 0 for cle, sommes in attendus.items()},
            {cle: sommes[rang] for cle, sommes in tenus.items()},
        )


@verification("Cumuls des tickets et des heures")
def tickets() -> Iterator[Constat]:
    """Tickets and what they brought in, by hour of Paris."""
    lignes = _reelles(LigneVente.objects.all(), "vente__").order_by()
    montants: dict[int, dict[int, int]] = defaultdict(dict)
    for vente, activite, montant in lignes.values_list("vente", "activite").annotate(
        Sum("montant_cts")
    ):
        montants[vente][activite] = montant
    nombres: dict[tuple, int] = defaultdict(int)
    heures: dict[tuple, int] = defaultdict(int)
    champs = ("pk", "jour", "serie__caisse", "le", "nature")
    ventes = _reelles(Vente.objects.all(), "").order_by().values_list(*champs)
    for pk, jour, caisse, le, nature in ventes.iterator(chunk_size=2000):
        heure, siens = timezone.localtime(le).hour, montants.pop(pk, {})
        nombres[jour, caisse, heure, ",".join(map(str, sorted(siens))), nature] += 1
        for activite, montant in siens.items():
            heures[jour, caisse, heure, activite] += montant
    comptes = {"ventes": "vente", "avoirs": "avoir", "corrections": "correction"}
    tenus = {}
    for *cle, ventes_, avoirs, corrections in CumulTickets.objects.values_list(
        *CLE_TICKETS, *comptes
    ):
        for nature, n in zip(comptes.values(), (ventes_, avoirs, corrections), strict=True):
            tenus[*cle, nature] = n
    yield from comparer("tickets de l’heure", nombres, tenus)
    lues = {
        tuple(r[:-1]): r[-1]
        for r in CumulHeuresDeVente.objects.values_list(*CLE_HEURES, "montant_cts")
    }
    yield from comparer("recette de l’heure", heures, lues)


@verification("Cumuls des règlements")
def reglements() -> Iterator[Constat]:
    """What was paid by each means."""
    cle = ("vente__jour", "vente__serie__caisse", "moyen")
    rangees = _reelles(Reglement.objects.all(), "vente__").order_by().values_list(*cle)
    recus = Count("pk", filter=Q(montant_cts__gt=0)) - Count("pk", filter=Q(montant_cts__lt=0))
    lus = list(rangees.annotate(Sum("montant_cts"), n=recus))
    tenus = list(CumulReglements.objects.values_list(*CLE_REGLEMENTS, "montant_cts", "nombre"))
    for rang, nom in ((3, "règlements"), (4, "nombre de règlements")):
        yield from comparer(nom, {r[:3]: r[rang] for r in lus}, {r[:3]: r[rang] for r in tenus})


def _reelles(rangees: QuerySet, vers: str) -> QuerySet:
    """Without training; ``vers``: the way to the ticket."""
    return rangees.filter(**{f"{vers}serie__ecole": False})
