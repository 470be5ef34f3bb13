"""The figures of the bike workshop, over a period and some sites."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q, Sum
from django.db.models.functions import Coalesce

from ateliers.seances.bilans import BilanDesSeances
from ateliers.seances.bilans import bilan_du as seances_du
from ateliers.velo.etats import PARTIS, PRESENTS, Statut
from ateliers.velo.models import Changement, Velo
from ateliers.velo.services.ventes import ACTIVITE, GENRE
from boutique.ventes.bilans import recettes_d_une_activite
from collecte.bilans.en_gros import masses_en_gros
from collecte.matiere.etapes import Etape
from collecte.matiere.jours import minuit
from petiterockette.mots.taux import part

from .models import Releve, Visite

POLE = "velo"
# The origin of what people bring here themselves; any other was fetched.
APPORTE = "apport-volontaire"
# Sold by the shelf, given, or mounted on somebody's own bike.
PIECES_REEMPLOYEES = (Etape.RAYON, Etape.DONNE_PARTICULIER)


@dataclass(frozen=True)
class Recettes:
    """What the till took for the workshop, in cents, refunds taken off.

    ``velos``: bikes with a sheet. ``pieces``: other goods. ``services``: what is no goods.
    """

    velos: int
    pieces: int
    services: int

    @property
    def total(self) -> int:
        return self.velos + self.pieces + self.services


@dataclass(frozen=True)
class BilanDesPermanences:
    """Counts of bikes, grams, minutes; what came back is taken off what left."""

    recuperes: int
    recuperes_g: int
    apportes: int
    collectes: int
    vendus: int
    donnes: int
    pretes: int
    demontes: int
    demontes_pour_pieces: int
    pieces_g: int
    recycles_g: int
    stock: int
    permanences: int
    passages: int
    adherents: int
    repares: int
    ouverture_min: int
    benevoles_min: int
    salaries_min: int
    connues: int
    pieces_reemployees_g: int
    marquages: int
    ca: Recettes
    seances: BilanDesSeances

    @property
    def sans_depot(self) -> int:
        """Bikes that no deposit brought: nobody knows how they came."""
        return self.recuperes - self.apportes - self.collectes

    @property
    def remis(self) -> int:
        """Back on the road: sold, given or lent."""
        return self.vendus + self.donnes + self.pretes

    @property
    def taux_reemploi(self) -> Decimal | None:
        return part(self.remis + self.demontes_pour_pieces, self.recuperes)


def bilan_du(debut: date, fin: date, lieux: Collection[int] | None) -> BilanDesPermanences:
    """Eight queries: what became of bikes, those in stock, those that were marked, the readings of
    the permanences, who came to them by name, the parts that left their bins, the money, the
    pole's séances."""
    return BilanDesPermanences(
        **_velos(debut, fin, lieux),
        **_permanences(debut, fin, lieux),
        connues=_connues(debut, fin, lieux),
        pieces_reemployees_g=_pieces(debut, fin, lieux),
        marquages=_marquages(debut, fin, lieux),
        ca=_recettes(debut, fin, lieux),
        seances=seances_du(debut, fin, lieux, poles=[POLE]),
    )


def _velos(debut: date, fin: date, lieux: Collection[int] | None) -> dict[str, int]:
    changements = Changement.objects.order_by().filter(le__lt=_apres(fin))
    if lieux is not None:
        changements = changements.filter(lieu__in=list(lieux))
    # Those of before were here already: they are of the stock, nobody recovered them this year.
    recu, demonte = Q(vers=Statut.RECU, de="", velo__d_avant=False), Q(vers=Statut.DEMONTE)
    pieces = demonte & Q(velo__demontage__pieces_g__gt=0)
    # The deposit that brought it says how: handed over here, or fetched somewhere.
    apporte = Q(velo__objet__ligne__bon__apport__origine__code=APPORTE)
    depose = Q(velo__objet__ligne__bon__apport__isnull=False)
    comptes: dict[str, Any] = changements.filter(le__gte=minuit(debut)).aggregate(
        recuperes=Count("pk", filter=recu),
        recuperes_g=Sum("masse_g", filter=recu, default=0),
        apportes=Count("pk", filter=recu & apporte),
        collectes=Count("pk", filter=recu & depose & ~apporte),
        vendus=Count("pk", filter=Q(vers=Statut.VENDU)),
        rendus=Count("pk", filter=Q(de=Statut.VENDU)),
        donnes=Count("pk", filter=Q(vers=Statut.DONNE)),
        pretes=Count("pk", filter=Q(vers=Statut.PRETE)),
        demontes=Count("pk", filter=demonte),
        demontes_pour_pieces=Count("pk", filter=pieces),
        pieces_g=Sum("velo__demontage__pieces_g", filter=demonte, default=0),
        recycles_g=Sum("velo__demontage__carcasse_g", filter=demonte, default=0),
    )
    comptes["vendus"] -= comptes.pop("rendus")
    # The stock alone has the whole history, and needs to know no more of each bike.
    entre = Q(vers__in=PRESENTS) & ~Q(de__in=PRESENTS)
    sorti = Q(vers__in=PARTIS, de__in=PRESENTS)
    passages = changements.aggregate(
        entres=Count("pk", filter=entre), sortis=Count("pk", filter=sorti)
    )
    comptes["stock"] = passages["entres"] - passages["sortis"]
    return comptes


def _permanences(debut: date, fin: date, lieux: Collection[int] | None) -> dict[str, int]:
    releves = Releve.objects.order_by().filter(
        permanence__ouverte_le__gte=minuit(debut), permanence__ouverte_le__lt=_apres(fin)
    )
    if lieux is not None:
        releves = releves.filter(permanence__lieu__in=list(lieux))
    # The last reading of each permanence holds.
    derniers = releves.annotate(dernier=Max("permanence__releves__rang")).filter(rang=F("dernier"))
    return derniers.aggregate(
        permanences=Count("pk"),
        **{
            nom: Sum(nom, default=0)
            for nom in (
                *("passages", "adherents", "repares"),
                *("ouverture_min", "benevoles_min", "salaries_min"),
            )
        },
    )


def _connues(debut: date, fin: date, lieux: Collection[int] | None) -> int:
    """How many people came under their name; who comes back, or was merged, is one."""
    visites = (
        Visite.objects.venues()
        .order_by()
        .filter(
            personne__isnull=False,
            permanence__ouverte_le__gte=minuit(debut),
            permanence__ouverte_le__lt=_apres(fin),
        )
    )
    if lieux is not None:
        visites = visites.filter(permanence__lieu__in=list(lieux))
    qui = Coalesce("personne__fusionnee_dans", "personne")
    return visites.aggregate(n=Count(qui, distinct=True))["n"]


def _pieces(debut: date, fin: date, lieux: Collection[int] | None) -> int:
    """Grams of parts that went to the shelf, to somebody or on a bike; what came back is off."""
    lignes = masses_en_gros(debut, fin, lieux, etape=Etape.PIECES)
    sorties = sum(g for *_x, _de, vers, _m, g in lignes if vers in PIECES_REEMPLOYEES)
    retours = sum(g for *_x, de, _v, _m, g in lignes if de in PIECES_REEMPLOYEES)
    return sorties - retours


def _marquages(debut: date, fin: date, lieux: Collection[int] | None) -> int:
    """How many bikes the workshop marked."""
    return Velo.objects.visibles(lieux).filter(marquage_le__range=(debut, fin)).count()


def _recettes(debut: date, fin: date, lieux: Collection[int] | None) -> Recettes:
    """What the activity took, by category and kind of line; one query."""
    prises = recettes_d_une_activite(debut, fin, lieux, ACTIVITE)
    velos = sum(cts for _categorie, genre, cts in prises if genre == GENRE)
    services = sum(cts for categorie, _genre, cts in prises if not categorie)
    return Recettes(velos, sum(cts for *_x, cts in prises) - services - velos, services)


def _apres(fin: date) -> Any:
    return minuit(date.fromordinal(fin.toordinal() + 1))
