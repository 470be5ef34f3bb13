"""What a deposit must be before it is written: its lines, its day."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie, Contenant, Localite, Matiere, MotifRefus, Origine
from collecte.listes.models.categories import SANS_MATIERE
from collecte.livre.refus import AuDelaDeLaBalance, TareTropLourde
from collecte.livre.services.lignes_des_depots import LigneDepot
from collecte.livre.services.pesees import oter_les_tares, question_invraisemblable
from collecte.matiere.etapes import Etape, Famille
from collecte.mois.services.mois import imputer, jour_du_geste, verifier_jour_tape
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import kilos, nombre

from ..documents import Depot
from ..refus import DepotIncomplet, RemplacementImpossible
from .remplacements import a_remplacer, imputer_le_remplacement


class Listes(NamedTuple):
    """What a deposit names of the lists, by id; the « sans matière » row."""

    categories: dict[int, Categorie]
    contenants: dict[int, Contenant]
    sans_matiere: int


# What a deposit reads of its lists, and nothing else.
_CATEGORIES = Categorie.objects.order_by().only(
    "nom", "famille", "matiere", "net_plausible_g", "vrac", "interne"
)
_CONTENANTS = Contenant.objects.order_by().only("tare_g")


def verifier_le_depot(depot: Depot, point: Point) -> Listes:
    """Check every line against the lists and the scale; gather what is wrong by field.

    Raises ``DepotIncomplet``, whose ``champs`` say what is wrong and where.
    """
    champs: dict[str, str] = {}
    ids = {ligne.categorie for ligne in depot.lignes} | {c for c, _m in depot.refuses if c}
    categories = _CATEGORIES.in_bulk(ids)
    contenants = _CONTENANTS.in_bulk({c for li in depot.lignes for c, _n in li.tares})
    for rang, ligne in enumerate(depot.lignes):
        for champ, phrase in _verifier_ligne(ligne, categories, contenants, point):
            champs[f"lignes.{rang}.{champ}"] = phrase
    origine, localite, sans_matiere = _connus(depot)
    if not origine:
        champs["origine"] = _("Cette origine n’existe pas.")
    if not localite:
        champs["localite"] = _("Cette localité n’existe pas.")
    motifs = {m for _c, m in depot.refuses}
    if motifs and len(MotifRefus.objects.in_bulk(motifs)) != len(motifs):
        champs["refuses"] = _("Ce motif de refus n’existe pas.")
    for rang, (categorie, _motif) in enumerate(depot.refuses):
        if categorie and categorie not in categories:
            champs[f"refuses.{rang}.categorie"] = _("Cette catégorie n’existe pas.")
    if champs:
        raise DepotIncomplet(champs=champs)
    return Listes(categories, contenants, sans_matiere)


def _connus(depot: Depot) -> tuple[bool, bool, int]:
    """Whether the provenance and the place of a deposit exist; the « sans matière » row."""
    [connus] = Matiere.objects.filter(code=SANS_MATIERE).values_list(
        Exists(Origine.objects.filter(pk=depot.origine)),
        Exists(Localite.objects.filter(pk=depot.localite)),
        "pk",
    )
    return connus


def _verifier_ligne(
    ligne: LigneDepot,
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
    if categorie.vrac and ligne.destination != Etape.A_TRIER:
        yield "destination", _("« %(c)s » va d’abord au tri.") % {"c": categorie.nom}
    tare_g = sum(contenants[c].tare_g * n for c, n in ligne.tares)
    try:
        net_g = oter_les_tares(ligne.brut_g, tare_g, point.maximum_g)
    except AuDelaDeLaBalance as refus:
        yield "brut_g", str(refus)
        return
    except TareTropLourde as refus:
        yield "tares", str(refus)
        return
    if ligne.masse_g != net_g:
        yield (
            "masse_g",
            _("Le poids net devrait être %(net)s : la tare a changé, pesez à nouveau.")
            % {"net": kilos(net_g)},
        )
    elif not ligne.confirmee and (dite := question_invraisemblable(categorie, ligne.masse_g)):
        yield "masse_g", dite


def jour_du_depot(
    depot: Depot, compte: Compte, point: Point, maintenant: datetime
) -> tuple[date, date | None]:
    """The day a deposit counts on, and the closed month it revises.

    Raises ``RemplacementImpossible``, ``DateImpossible``, ``MoisClos`` or ``DroitManquant``.
    """
    if depot.remplace:
        contre = a_remplacer(depot.remplace, point.lieu_id, compte)
        if contre is None:
            raise RemplacementImpossible(numero=nombre(depot.remplace))
        # Another day typed on it is a date that somebody chose.
        if depot.entete_recu.jour is None or (
            contre.annule and depot.entete_recu.jour == contre.annule.jour
        ):
            return imputer_le_remplacement(contre, maintenant)
    if depot.entete_recu.jour is None:
        jour = jour_du_geste(depot.entete_recu.appareil_le, maintenant)
        return imputer(point.lieu_id, jour, maintenant)
    if depot.entete_recu.jour != timezone.localdate(maintenant):
        exiger(compte, "collecte.antidater", point.lieu)
    ouvert_le = max(point.ouvert_le, point.lieu.ouvert_le)
    return verifier_jour_tape(depot.entete_recu.jour, point.lieu_id, ouvert_le, maintenant), None
