"""What a deposit must be before it is written: its point, its lines, its day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.dates import date_format
from petiterockette.droits import DroitManquant, exiger
from petiterockette.lieux.models import Point
from petiterockette.mesures import kilos, nombre
from petiterockette.personnes.models import Personne

from ..dehors import dernier_dit, exiger_le_bon
from ..etapes import Etape, Famille
from ..models import Bon, Categorie, Contenant, Localite, Matiere, MotifRefus, Origine
from ..refus import (
    DepotIncomplet,
    LieuInconnu,
    PesageImpossible,
    PointFerme,
    RemplacementImpossible,
    TareTropLourde,
)
from .mois import imputer, jour_du_geste, verifier_jour_tape
from .mouvements import SANS_MATIERE
from .pesees import question_invraisemblable
from .remplacements import a_remplacer, imputer_le_remplacement

if TYPE_CHECKING:
    from ..documents import Depot, LigneDepot


@dataclass(frozen=True)
class Sur:
    """The point of a deposit, and whether what its document names exists."""

    point: Point
    origine: bool
    localite: bool
    personne: bool
    sans_matiere: int


# In SQL: this is the busiest gesture of the house, and the ORM takes longer to write these
# five questions than both databases to answer them.
_EXISTENT = (
    "SELECT "
    + ", ".join(
        f"EXISTS (SELECT 1 FROM {modele._meta.db_table} WHERE id = %s)"
        for modele in (Origine, Localite, Personne, Bon)
    )
    + f", (SELECT id FROM {Matiere._meta.db_table} WHERE code = %s)"
)


def lire_le_point(
    depot: "Depot", compte: Compte, droit: str, maintenant: datetime, *, etabli: bool = False
) -> Sur:
    """The point the screen showed, checked against the account's right there and the dates.

    ``etabli``: a workshop's bench takes deposits too. Raises ``LieuInconnu``,
    ``PesageImpossible``, ``PointFerme``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    point = Point.objects.select_related("lieu").filter(pk=depot.point).order_by().first()
    if point is None or point.lieu.code != depot.lieu:
        raise LieuInconnu()
    if not compte.portee(droit).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(droit, point.lieu)
    if not (point.pese or (etabli and point.est_un_etabli)):
        raise PesageImpossible()
    exiger_un_point_ouvert(point, depot.appareil_le, maintenant)
    dernier = dernier_dit().rang
    ids = [depot.origine, depot.localite, depot.par or 0, dernier]
    with connection.cursor() as curseur:
        curseur.execute(_EXISTENT, [*ids, SANS_MATIERE])
        origine, localite, personne, est_la, sans_matiere = curseur.fetchone()
    exiger_le_bon(dernier, est_la=bool(est_la))
    return Sur(point, bool(origine), bool(localite), bool(personne), sans_matiere)


def exiger_un_point_ouvert(
    point: Point, appareil_le: datetime | None, maintenant: datetime
) -> None:
    """Raise ``PointFerme``, or ``LieuInconnu`` if the point or its site is not open yet."""
    jour = timezone.localdate(maintenant)
    for chose in (point, point.lieu):
        # What was weighed before the closing and arrives late is still recorded.
        if chose.ferme_le and chose.ferme_le <= jour_du_geste(appareil_le, maintenant):
            raise PointFerme(point=chose.nom, jour=date_format(chose.ferme_le))
    if point.ouvert_le > jour or point.lieu.ouvert_le > jour:
        raise LieuInconnu()


# What a deposit reads of its lists, and nothing else.
_CATEGORIES = Categorie.objects.order_by().only(
    "nom", "famille", "matiere", "net_plausible_g", "vrac", "interne"
)
_CONTENANTS = Contenant.objects.order_by().only("tare_g")


def verifier_le_depot(
    depot: "Depot", sur: Sur
) -> tuple[dict[int, Categorie], dict[int, Contenant]]:
    """Check every line against the lists and the scale; gather what is wrong by field.

    Returns the categories and containers the document names, by id. Raises
    ``DepotIncomplet``, whose ``champs`` say what is wrong and where.
    """
    champs: dict[str, str] = {}
    ids = {ligne.categorie for ligne in depot.lignes} | {c for c, _m in depot.refuses if c}
    categories = _CATEGORIES.in_bulk(ids)
    contenants = _CONTENANTS.in_bulk({c for li in depot.lignes for c, _n in li.tares})
    for rang, ligne in enumerate(depot.lignes):
        for champ, phrase in _verifier_ligne(ligne, categories, contenants, sur.point):
            champs[f"lignes.{rang}.{champ}"] = phrase
    if not sur.origine:
        champs["origine"] = _("Cette origine n’existe pas.")
    if not sur.localite:
        champs["localite"] = _("Cette localité n’existe pas.")
    if depot.par and not sur.personne:
        champs["par"] = _("Ce nom n’est plus dans l’équipe : touchez le vôtre.")
    motifs = {m for _c, m in depot.refuses}
    if motifs and len(MotifRefus.objects.in_bulk(motifs)) != len(motifs):
        champs["refuses"] = _("Ce motif de refus n’existe pas.")
    for rang, (categorie, _motif) in enumerate(depot.refuses):
        if categorie and categorie not in categories:
            champs[f"refuses.{rang}.categorie"] = _("Cette catégorie n’existe pas.")
    if champs:
        raise DepotIncomplet(champs=champs)
    return categories, contenants


def _verifier_ligne(
    ligne: "LigneDepot",
    categories: Mapping[int, Categorie],
    contenants: Mapping[int, Contenant],
    point: Point,
) -> Iterator[tuple[str, str]]:
    """Pairs (field, French sentence) of what is wrong with a line."""
    categorie = categories.get(ligne.categorie)
    if categorie is None or categorie.interne or categorie.famille != Famille.OBJETS:
        yield "categorie", _("Cette catégorie n’existe pas.")
        return
    if any(c not in contenants for c, _n in ligne.tares):
        yield "tares", _("Ce contenant n’existe pas.")
        return
    tare_g = sum(contenants[c].tare_g * n for c, n in ligne.tares)
    if point.maximum_g and ligne.brut_g > point.maximum_g:
        yield (
            "brut_g",
            _("%(lu)s : la balance s’arrête à %(max)s.")
            % {"lu": kilos(ligne.brut_g), "max": kilos(point.maximum_g)},
        )
    elif tare_g >= ligne.brut_g:
        yield (
            "tares",
            str(TareTropLourde.texte) % {"tare": kilos(tare_g), "lu": kilos(ligne.brut_g)},
        )
    elif ligne.masse_g != ligne.brut_g - tare_g:
        yield (
            "masse_g",
            _("Le poids net devrait être %(net)s : la tare a changé, pesez à nouveau.")
            % {"net": kilos(ligne.brut_g - tare_g)},
        )
    elif not ligne.confirmee and (dite := question_invraisemblable(categorie, ligne.masse_g)):
        yield "masse_g", dite
    if categorie.vrac and ligne.destination != Etape.A_TRIER:
        yield "destination", _("« %(c)s » va d’abord au tri.") % {"c": categorie.nom}


def jour_du_depot(
    depot: "Depot", compte: Compte, point: Point, maintenant: datetime
) -> tuple[date, date | None]:
    """The day a deposit counts on, and the closed month it revises.

    Raises ``RemplacementImpossible``, ``DateImpossible``, ``MoisClos`` or ``DroitManquant``.
    """
    if depot.remplace:
        contre = a_remplacer(depot.remplace, point.lieu_id, compte)
        if contre is None:
            raise RemplacementImpossible(numero=nombre(depot.remplace))
        # Another day typed on it is a date that somebody chose.
        if depot.jour is None or (contre.annule and depot.jour == contre.annule.jour):
            return imputer_le_remplacement(contre, maintenant)
    if depot.jour is None:
        jour = jour_du_geste(depot.appareil_le, maintenant)
        return imputer(point.lieu_id, jour, maintenant)
    if depot.jour != timezone.localdate(maintenant):
        exiger(compte, "collecte.antidater", point.lieu)
    ouvert_le = max(point.ouvert_le, point.lieu.ouvert_le)
    return verifier_jour_tape(depot.jour, point.lieu_id, ouvert_le, maintenant), None
