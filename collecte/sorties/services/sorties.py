"""What leaves without being sold: gifts, recyclers' pick-ups, bins, déchetterie runs, the zone.

One document may carry several lines: loads just weighed, and full containers that leave
as they were weighed when they were closed.
"""

from datetime import date

from django.utils import timezone

from collecte.listes.models import Bac, Categorie, Matiere, TypeDon
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.bons import une_fois
from collecte.livre.services.gestes import (
    LigneSortante,
    consigner_geste,
    ecrire_geste,
    exiger_sur_place,
    jour_choisi,
)
from collecte.livre.services.pesees import Tares, net_de
from collecte.livre.services.pleins import prendre
from collecte.matiere.etapes import Mesure, Nature
from petiterockette.personnes.models import Structure
from petiterockette.refus import Refus

from ..models import Sortie
from ..refus import SortieVide
from .voies import Charge, SortieDemandee, exiger_un_destinataire, voie_de

# The zone is filled by those who sort as well as by those who take things out.
DROITS: dict[str, str] = {Sortie.Genre.ZONE: "collecte.tenir_la_zone"}


def sortir(
    *, entete: Entete, demande: SortieDemandee, jour: date | None = None
) -> tuple[Bon, bool]:
    """Record an exit; returns the bon and whether it is new.

    Raises a ``Refus`` whose fields are named « lignes.2.masse »; ``SortieVide``,
    ``StructureDemandee``, ``ConventionTerminee`` (unless confirmed), ``PleinParti``…
    """

    def geste() -> Bon:
        exiger_sur_place(entete, DROITS.get(demande.genre, "collecte.sortir"))
        if not demande.charges:
            raise SortieVide()
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        prendre([c.plein for c in demande.charges if c.plein], entete.lieu.pk)
        exiger_un_destinataire(demande, jour_compte)
        bon, rangees = ecrire_geste(
            entete=entete,
            nature=Nature.SORTIE,
            jour=jour_compte,
            revise=revise,
            lignes=_lignes(entete, demande, jour_compte),
            maintenant=maintenant,
            structure=demande.structure.pk if demande.structure else None,
        )
        Sortie.objects.create(
            bon=bon, genre=demande.genre, type_don=demande.type_don, structure=demande.structure
        )
        consigner_geste(
            bon, "collecte.sortie.enregistree", rangees, revise, genre=str(demande.genre)
        )
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def noter_le_don(bon: Bon, type_don: TypeDon) -> None:
    """Say of an exit that another gesture wrote, just now, that it is a gift of this kind."""
    Sortie.objects.create(bon=bon, genre=Sortie.Genre.DON, type_don=type_don)


def donner(
    *,
    entete: Entete,
    type_don: TypeDon,
    categorie: Categorie,
    brut_g: int,
    structure: Structure | None = None,
    tares: Tares = (),
    quantite: int | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Give kilograms of a category to somebody; they leave the shelf, or upstream of it.

    Raises ``StructureDemandee``, ``ConventionTerminee`` (unless confirmed), ``VracSeTrie``,
    ``TareTropLourde``, ``MasseImprobable``…
    """
    charge = Charge(brut_g, categorie, tares=tares, quantite=quantite, mesure=mesure)
    demande = SortieDemandee(
        Sortie.Genre.DON, [charge], structure=structure, type_don=type_don, confirme=confirme
    )
    return _seule(entete, demande, jour)


def poser_en_zone(
    *,
    entete: Entete,
    categorie: Categorie,
    brut_g: int,
    tares: Tares = (),
    quantite: int | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Put kilograms in the zone de gratuité: given to whoever takes them, no recipient."""
    charge = Charge(brut_g, categorie, tares=tares, quantite=quantite, mesure=mesure)
    return _seule(entete, SortieDemandee(Sortie.Genre.ZONE, [charge], confirme=confirme), jour)


def remettre_au_recycleur(
    *,
    entete: Entete,
    structure: Structure,
    matiere: Matiere,
    brut_g: int,
    tares: Tares = (),
    categorie: Categorie | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Hand a material to a recycler who takes it; its fate there is dated data.

    Raises ``MatiereNonAcceptee``, ``ConventionTerminee`` (unless confirmed), ``VracSeTrie``…
    """
    charge = Charge(brut_g, categorie, matiere, tares=tares, mesure=mesure)
    demande = SortieDemandee(
        Sortie.Genre.RECYCLEUR, [charge], structure=structure, confirme=confirme
    )
    return _seule(entete, demande, jour)


def sortir_des_bacs(
    *,
    entete: Entete,
    bac: Bac,
    n: int,
    brut_g: int,
    maison: bool = False,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """Put out ``n`` bins that weigh ``brut_g`` together; their tare comes off by itself.

    ``maison``: our own rubbish, outside every rate. Raises ``BacSansDestin``…
    """
    charge = Charge(brut_g, bac=bac, tares=((bac, n),), mesure=mesure)
    return _seule(entete, SortieDemandee(Sortie.Genre.BAC, [charge], maison=maison), jour)


def porter_a_la_dechetterie(
    *,
    entete: Entete,
    brut_g: int,
    tares: Tares = (),
    structure: Structure | None = None,
    matiere: Matiere | None = None,
    categorie: Categorie | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Take a load to the déchetterie; a skip of its own may recycle what it is given."""
    charge = Charge(brut_g, categorie, matiere, tares=tares, mesure=mesure)
    demande = SortieDemandee(
        Sortie.Genre.DECHETTERIE, [charge], structure=structure, confirme=confirme
    )
    return _seule(entete, demande, jour)


def _seule(entete: Entete, demande: SortieDemandee, jour: date | None) -> tuple[Bon, bool]:
    """An exit of one line, whose fields have no number."""
    try:
        return sortir(entete=entete, demande=demande, jour=jour)
    except Refus as refus:
        refus.champs = {nom.removeprefix("lignes.0."): p for nom, p in refus.champs.items()}
        raise


def _lignes(entete: Entete, demande: SortieDemandee, jour: date) -> list[LigneSortante]:
    """Every line with its stage and its end; a refusal says which line."""
    lignes = []
    for rang, charge in enumerate(demande.charges):
        try:
            lignes.append(_ligne(entete, demande, charge, jour))
        except Refus as refus:
            refus.a_la_ligne(rang)
            raise
    return lignes


def _ligne(entete: Entete, demande: SortieDemandee, charge: Charge, jour: date) -> LigneSortante:
    plein, voie = charge.plein, voie_de(demande, charge, jour)
    if plein:
        brut_g = masse_g = plein.masse_g
    else:
        brut_g = charge.brut_g
        donne = demande.genre in (Sortie.Genre.DON, Sortie.Genre.ZONE)
        a_juger = charge.categorie if donne else None
        masse_g = net_de(entete, brut_g, charge.tares, a_juger, demande.confirme)
    return LigneSortante(
        de=voie.de,
        vers=voie.vers,
        brut_g=brut_g,
        masse_g=masse_g,
        tares=() if plein else charge.tares,
        categorie=voie.categorie,
        matiere=voie.matiere,
        bac=charge.bac,
        quantite=charge.quantite,
        mesure=plein.mesure if plein else charge.mesure,
        plein=plein,
    )


def sortie_de(bon: Bon, genre: str, type_don: int | None, structure: int | None) -> Sortie:
    """The row that tells who took what a bon of before moved; nothing is written."""
    return Sortie(bon_id=bon.pk, genre=genre, type_don_id=type_don, structure_id=structure)
