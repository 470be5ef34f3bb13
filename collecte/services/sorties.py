"""What leaves without being sold: gifts, recyclers' pick-ups, bins, déchetterie runs."""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from petiterockette.mesures import kilos
from petiterockette.personnes.models import Structure

from ..etapes import Etape, Nature, etape_de_depart
from ..models import Accord, Bac, Bon, Categorie, Contenant, Matiere, Sortie, TypeDon
from ..refus import (
    AuDelaDeLaBalance,
    BacSansDestin,
    ConventionTerminee,
    MasseImprobable,
    MatiereNonAcceptee,
    StructureDemandee,
    TareTropLourde,
    VracSeTrie,
)
from .bons import Entete, une_fois
from .gestes import LigneSortante, consigner_geste, ecrire_geste, exiger_sur_place, jour_choisi

Tares = tuple[tuple[Contenant | Bac, int], ...]


def donner(
    *,
    entete: Entete,
    type_don: TypeDon,
    categorie: Categorie,
    brut_g: int,
    structure: Structure | None = None,
    tares: Tares = (),
    quantite: int | None = None,
    mesure: str = "pesee",
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Give kilograms of a category to somebody; they leave the shelf, or upstream of it.

    Raises ``StructureDemandee``, ``ConventionTerminee`` (unless confirmed), ``VracSeTrie``,
    ``TareTropLourde``, ``MasseImprobable``…
    """

    def lignes(jour_compte: date) -> list[LigneSortante]:
        if type_don.structure_demandee and structure is None:
            raise StructureDemandee()
        if structure is not None and not confirme:
            _convention_en_cours(structure, jour_compte)
        _pas_de_vrac(categorie)
        masse_g = _net(entete, brut_g, tares, categorie, confirme)
        return [
            LigneSortante(
                de=Etape.RAYON,
                vers=type_don.vers,
                brut_g=brut_g,
                masse_g=masse_g,
                tares=tares,
                categorie=categorie.pk,
                quantite=quantite,
                mesure=mesure,
            )
        ]

    return _sortir(entete, Sortie.Genre.DON, lignes, jour, type_don=type_don, structure=structure)


def remettre_au_recycleur(
    *,
    entete: Entete,
    structure: Structure,
    matiere: Matiere,
    brut_g: int,
    tares: Tares = (),
    categorie: Categorie | None = None,
    mesure: str = "pesee",
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Hand a material to a recycler who takes it; its fate there is dated data.

    Raises ``MatiereNonAcceptee``, ``ConventionTerminee`` (unless confirmed), ``VracSeTrie``…
    """

    def lignes(jour_compte: date) -> list[LigneSortante]:
        if categorie is not None:
            _pas_de_vrac(categorie)
        accord = _accord(structure, matiere, jour_compte, confirme)
        masse_g = _net(entete, brut_g, tares)
        return [
            LigneSortante(
                de=etape_de_depart(accord.vers),
                vers=accord.vers,
                brut_g=brut_g,
                masse_g=masse_g,
                tares=tares,
                matiere=matiere.pk,
                mesure=mesure,
                categorie=categorie.pk if categorie else None,
            )
        ]

    return _sortir(entete, Sortie.Genre.RECYCLEUR, lignes, jour, structure=structure)


def sortir_des_bacs(
    *,
    entete: Entete,
    bac: Bac,
    n: int,
    brut_g: int,
    maison: bool = False,
    mesure: str = "pesee",
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """Put out ``n`` bins that weigh ``brut_g`` together; their tare comes off by itself.

    ``maison``: our own rubbish, outside every rate. Raises ``BacSansDestin``…
    """

    def lignes(jour_compte: date) -> list[LigneSortante]:
        destin = bac.destins.filter(
            Q(fin=None) | Q(fin__gte=jour_compte), debut__lte=jour_compte
        ).last()
        if destin is None:
            raise BacSansDestin(bac=bac.nom)
        tares: Tares = ((bac, n),)
        masse_g = _net(entete, brut_g, tares)
        return [
            LigneSortante(
                de=Etape.MAISON if maison else etape_de_depart(destin.vers),
                vers=destin.vers,
                brut_g=brut_g,
                masse_g=masse_g,
                tares=tares,
                matiere=bac.matiere_id,
                bac=bac,
                mesure=mesure,
            )
        ]

    return _sortir(entete, Sortie.Genre.BAC, lignes, jour)


def porter_a_la_dechetterie(
    *,
    entete: Entete,
    brut_g: int,
    tares: Tares = (),
    structure: Structure | None = None,
    matiere: Matiere | None = None,
    categorie: Categorie | None = None,
    mesure: str = "pesee",
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Take a load to the déchetterie; a skip of its own may recycle what it is given."""

    def lignes(jour_compte: date) -> list[LigneSortante]:
        if categorie is not None:
            _pas_de_vrac(categorie)
        vers: str = Etape.DECHETTERIE
        if structure is not None and matiere is not None:
            accord = (
                _accords(structure, matiere)
                .filter(Q(fin=None) | Q(fin__gte=jour_compte), debut__lte=jour_compte)
                .last()
            )
            vers = accord.vers if accord else vers
        masse_g = _net(entete, brut_g, tares)
        return [
            LigneSortante(
                de=etape_de_depart(vers),
                vers=vers,
                brut_g=brut_g,
                masse_g=masse_g,
                tares=tares,
                matiere=matiere.pk if matiere else None,
                mesure=mesure,
                categorie=categorie.pk if categorie else None,
            )
        ]

    return _sortir(entete, Sortie.Genre.DECHETTERIE, lignes, jour, structure=structure)


def _sortir(
    entete: Entete,
    genre: str,
    lignes: Callable[[date], list[LigneSortante]],
    jour: date | None,
    type_don: TypeDon | None = None,
    structure: Structure | None = None,
) -> tuple[Bon, bool]:
    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.sortir")
        maintenant: datetime = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        bon, rangees = ecrire_geste(
            entete=entete,
            nature=Nature.SORTIE,
            jour=jour_compte,
            revise=revise,
            lignes=lignes(jour_compte),
            maintenant=maintenant,
        )
        Sortie.objects.create(bon=bon, genre=genre, type_don=type_don, structure=structure)
        consigner_geste(bon, "collecte.sortie.enregistree", rangees, revise, genre=str(genre))
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def _accords(structure: Structure, matiere: Matiere):
    return Accord.objects.filter(structure=structure, matiere=matiere).order_by("debut", "id")


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


def _pas_de_vrac(categorie: Categorie) -> None:
    if categorie.vrac:
        raise VracSeTrie(categorie=categorie.nom)


def _net(
    entete: Entete,
    brut_g: int,
    tares: Tares,
    categorie: Categorie | None = None,
    confirme: bool = True,
) -> int:
    """Gross less tares, in grams, checked against the scale and what is plausible."""
    tare_g = sum(quoi.tare_g * n for quoi, n in tares)
    if tare_g >= brut_g:
        champs = {"masse": str(TareTropLourde.texte % {"tare": kilos(tare_g), "lu": kilos(brut_g)})}
        raise TareTropLourde(tare=kilos(tare_g), lu=kilos(brut_g), champs=champs)
    maximum = entete.point.maximum_g if entete.point else None
    if maximum and brut_g > maximum:
        champs = {
            "masse": str(AuDelaDeLaBalance.texte % {"lu": kilos(brut_g), "max": kilos(maximum)})
        }
        raise AuDelaDeLaBalance(lu=kilos(brut_g), max=kilos(maximum), champs=champs)
    if categorie and not confirme and brut_g - tare_g > categorie.net_plausible_g:
        raise MasseImprobable(masse=kilos(brut_g - tare_g))
    return brut_g - tare_g
