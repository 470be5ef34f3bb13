"""What an exit asks, and the way each of its lines takes: from which stage to which end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from collecte.listes.models import Accord, Bac, Categorie, Matiere, TypeDon
from collecte.livre.models import ContenantPlein
from collecte.livre.refus import MatiereDemandee, VracSeTrie
from collecte.livre.services.pesees import Tares
from collecte.matiere.etapes import STOCKS_PAR_MATIERE, Etape, Mesure, etape_de_depart
from petiterockette.personnes.models import Structure
from petiterockette.temps.dates import date_format

from ..models import Sortie
from ..refus import (
    BacSansDestin,
    CategorieDemandee,
    ConventionTerminee,
    MatiereNonAcceptee,
    PleinAilleurs,
    SortieVide,
    StructureDemandee,
)


@dataclass(frozen=True)
class Charge:
    """What leaves, line by line: grams as read, or a full container (its own kilograms)."""

    brut_g: int = 0
    categorie: Categorie | None = None
    matiere: Matiere | None = None
    bac: Bac | None = None
    tares: Tares = ()
    plein: ContenantPlein | None = None
    quantite: int | None = None
    mesure: str = Mesure.PESEE


@dataclass(frozen=True)
class SortieDemandee:
    """An exit as it is asked: its kind, to whom, what.

    ``maison``: our own rubbish, outside every rate. ``confirme``: the ended convention or
    the implausible weight was seen and confirmed.
    """

    genre: str
    charges: Sequence[Charge]
    structure: Structure | None = None
    type_don: TypeDon | None = None
    maison: bool = False
    confirme: bool = False


@dataclass(frozen=True)
class Voie:
    """Where a line leaves from and what it becomes; ids of category and material."""

    de: str
    vers: str
    categorie: int | None
    matiere: int | None


def exiger_un_destinataire(demande: SortieDemandee, jour: date) -> None:
    """Raise ``StructureDemandee`` or ``ConventionTerminee`` (unless confirmed)."""
    don, structure = demande.type_don, demande.structure
    if demande.genre == Sortie.Genre.DON:
        if don is None or (don.structure_demandee and structure is None):
            raise StructureDemandee()
        if structure is not None and not demande.confirme:
            _convention_en_cours(structure, jour)
    if demande.genre == Sortie.Genre.RECYCLEUR and structure is None:
        raise StructureDemandee()


def voie_de(demande: SortieDemandee, charge: Charge, jour: date) -> Voie:
    """The way of one line. Raises ``VracSeTrie``, ``MatiereNonAcceptee``, ``PleinAilleurs``…"""
    plein = charge.plein
    categorie = plein.categorie if plein else charge.categorie
    matiere = plein.matiere if plein else charge.matiere
    if categorie is not None and categorie.vrac:
        raise VracSeTrie(categorie=categorie.nom)
    donne = demande.genre in (Sortie.Genre.DON, Sortie.Genre.ZONE)
    if plein and not donne and plein.etape not in STOCKS_PAR_MATIERE:
        raise PleinAilleurs(numero=plein.pk, etape=Etape(plein.etape).label)
    de, vers, matiere = _VOIES[demande.genre](demande, charge, categorie, matiere, jour)
    if plein and plein.etape != de:
        # A full container leaves from where it waits, whatever its end is as a rule.
        if not {plein.etape, de} <= {str(e) for e in STOCKS_PAR_MATIERE}:
            raise PleinAilleurs(numero=plein.pk, etape=Etape(plein.etape).label)
        de = plein.etape
    return Voie(
        str(de),
        str(vers),
        categorie.pk if categorie else None,
        matiere.pk if matiere else None,
    )


Trajet = tuple[str, str, Matiere | None]


def _don(demande: SortieDemandee, _charge, categorie, _matiere, _jour) -> Trajet:
    if categorie is None:
        raise CategorieDemandee()
    vers = demande.type_don.vers if demande.type_don else Etape.DONNE_PARTICULIER
    return Etape.RAYON, vers, None


def _recycleur(demande: SortieDemandee, _charge, _categorie, matiere, jour: date) -> Trajet:
    if matiere is None or matiere.interne:
        raise MatiereDemandee()
    if demande.structure is None:
        raise StructureDemandee()
    vers = _accord(demande.structure, matiere, jour, demande.confirme).vers
    return etape_de_depart(vers), vers, matiere


def _bac(demande: SortieDemandee, charge: Charge, _categorie, _matiere, jour: date) -> Trajet:
    if charge.bac is None:
        raise SortieVide()
    destin = charge.bac.destins.filter(Q(fin=None) | Q(fin__gte=jour), debut__lte=jour).last()
    if destin is None:
        raise BacSansDestin(bac=charge.bac.nom)
    de = Etape.MAISON if demande.maison else etape_de_depart(destin.vers)
    return de, destin.vers, charge.bac.matiere


def _dechetterie(demande: SortieDemandee, _charge, _categorie, matiere, jour: date) -> Trajet:
    """The fate that the agreement on this material, or on what is mixed, gives it."""
    vers: str = Etape.DECHETTERIE
    if demande.structure is not None:
        accord = (
            _accords(demande.structure, matiere)
            .filter(Q(fin=None) | Q(fin__gte=jour), debut__lte=jour)
            .last()
        )
        vers = accord.vers if accord else vers
    return etape_de_depart(vers), vers, matiere


_VOIES: dict[str, Callable[..., Trajet]] = {
    Sortie.Genre.DON: _don,
    Sortie.Genre.ZONE: _don,
    Sortie.Genre.RECYCLEUR: _recycleur,
    Sortie.Genre.BAC: _bac,
    Sortie.Genre.DECHETTERIE: _dechetterie,
}


def _accords(structure: Structure, matiere: Matiere | None):
    """The agreements on a material; None: on what has none (a mixed load)."""
    accords = Accord.objects.filter(structure=structure, matiere=matiere, categorie=None)
    return accords.order_by("debut", "id")


def _accord(structure: Structure, matiere: Matiere, jour: date, confirme: bool) -> Accord:
    accords = _accords(structure, matiere).filter(debut__lte=jour)
    en_cours = accords.filter(Q(fin=None) | Q(fin__gte=jour)).last()
    dernier = en_cours or accords.last()
    if dernier is None:
        raise MatiereNonAcceptee(structure=structure.nom, matiere=matiere.nom)
    if en_cours is None and not confirme:
        raise ConventionTerminee(structure=structure.nom, jour=date_format(dernier.fin))
    return dernier


def _convention_en_cours(structure: Structure, jour: date) -> None:
    """Refuse a gift under an ended convention; no convention at all is not an ended one."""
    conventions = list(Accord.objects.filter(structure=structure, matiere=None, debut__lte=jour))
    if conventions and all(c.fin and c.fin < jour for c in conventions):
        fin = max(c.fin for c in conventions if c.fin)
        raise ConventionTerminee(structure=structure.nom, jour=date_format(fin))
