"""The sorting table: route kilograms, close a container, mend a category."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Sum
from django.utils import timezone

from collecte.listes.models import Categorie, Matiere
from collecte.livre.entete import Entete
from collecte.livre.models import Bon, Ligne
from collecte.livre.refus import MasseDemandee, RouteImpossible, VracSeTrie
from collecte.livre.services.bons import ouvrir_bon, une_fois
from collecte.livre.services.gestes import (
    LigneSortante,
    consigner_geste,
    ecrire_geste,
    exiger_sur_place,
    jour_choisi,
    lignes_de_pas,
)
from collecte.livre.services.mouvements import ecrire, referentiel
from collecte.matiere.ecritures import Pas, reclassement
from collecte.matiere.etapes import (
    AMONT,
    DESTINATIONS_APPORT,
    STOCKS_PAR_MATIERE,
    Etape,
    Mesure,
    Nature,
)
from petiterockette.mots.mesures import kilos

from ..refus import LigneAilleurs, LigneDejaTriee, MemeCategorie


def orienter(
    *,
    entete: Entete,
    categorie: Categorie,
    de: str,
    vers: str,
    masse_g: int,
    matiere: Matiere | None = None,
    quantite: int | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
    provient_de: Ligne | None = None,
) -> tuple[Bon, bool]:
    """Route ``masse_g`` grams of a category; returns the bon and whether it is new.

    More than the stage holds is allowed: what was sorted was there, whatever the books
    say; the stage goes negative and is listed. ``provient_de``: the deposit's line that is
    sorted, where a site sorts line by line. Raises ``VracSeTrie``, ``RouteImpossible``,
    ``LigneDejaTriee``, ``MoisClos``, ``DateImpossible`` or ``DroitManquant``.
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.orienter")
        if categorie.vrac:
            raise VracSeTrie(categorie=categorie.nom)
        if de not in AMONT or vers not in DESTINATIONS_APPORT or de == vers:
            raise RouteImpossible()
        _peser_quelque_chose(masse_g)
        if provient_de is not None:
            _exiger_le_reste(provient_de, entete.lieu.pk, categorie, masse_g)
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        ligne = LigneSortante(
            de=de,
            vers=vers,
            brut_g=masse_g,
            masse_g=masse_g,
            categorie=categorie.pk,
            matiere=matiere_orientee(categorie, matiere, vers),
            quantite=quantite,
            mesure=mesure,
            provient_de=provient_de.pk if provient_de else None,
        )
        bon, lignes = ecrire_geste(
            entete=entete,
            nature=Nature.ORIENTATION,
            jour=jour_compte,
            revise=revise,
            lignes=[ligne],
            maintenant=maintenant,
            tel_quel=True,
        )
        consigner_geste(bon, "collecte.orientation.enregistree", lignes, revise, de=de, vers=vers)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def reclasser(
    *,
    entete: Entete,
    categorie: Categorie,
    vraie: Categorie,
    vers: str,
    masse_g: int,
    de: str = Etape.A_TRIER,
    matiere: Matiere | None = None,
    quantite: int | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """« Mauvaise catégorie »: kilograms leave one category and arrive in the right one.

    The only way out for « vrac à trier ». The passage sums to zero in the document. Raises
    ``MemeCategorie``, ``VracSeTrie`` (towards a vrac), ``RouteImpossible``…
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.orienter")
        if categorie.pk == vraie.pk:
            raise MemeCategorie(categorie=vraie.nom)
        if vraie.vrac:
            raise VracSeTrie(categorie=vraie.nom)
        if de not in AMONT or vers not in DESTINATIONS_APPORT:
            raise RouteImpossible()
        _peser_quelque_chose(masse_g)
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        ref = referentiel()
        bon = ouvrir_bon(
            entete=entete, nature=Nature.RECLASSEMENT, jour=jour_compte, maintenant=maintenant
        )
        pas = reclassement(
            categorie=categorie.pk,
            vraie=vraie.pk,
            de=de,
            vers=vers,
            matiere=matiere_orientee(vraie, matiere, vers) or ref.sans_matiere,
            masse_g=masse_g,
            quantite=quantite,
            mesure=mesure,
            ref=ref,
        )
        lignes = lignes_de_pas(bon, pas, ref)
        ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere, revise=revise)
        consigner_geste(bon, "collecte.reclassement.enregistre", lignes[:1], revise, vers=vers)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def reste_a_trier(ligne: Ligne) -> int:
    """The grams of a deposit's line that nobody sorted yet."""
    trie = ligne.suites.filter(bon__annulation=None).aggregate(g=Sum("masse_g"))["g"] or 0
    return ligne.masse_g - trie


def _exiger_le_reste(ligne: Ligne, lieu: int, categorie: Categorie, masse_g: int) -> None:
    # The deposit is the lock: its cancellation and two sortings wait for each other.
    bon = Bon.objects.select_for_update().get(pk=ligne.bon_id)
    if (
        bon.lieu_id != lieu
        or bon.nature != Nature.APPORT
        or bon.est_annule
        or ligne.vers != Etape.A_TRIER
        or ligne.categorie_id != categorie.pk
    ):
        raise LigneAilleurs()
    reste = reste_a_trier(ligne)
    if masse_g > reste:
        raise LigneDejaTriee(reste=kilos(reste), champs={"masse": kilos(reste)})


def _peser_quelque_chose(masse_g: int) -> None:
    if masse_g <= 0:
        raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})


def matiere_orientee(categorie: Categorie, matiere: Matiere | None, vers: str) -> int | None:
    """The material a routed mass carries: only what leaves the shelf's world has one."""
    if vers not in STOCKS_PAR_MATIERE:
        return None
    if matiere is not None:
        return matiere.pk
    return categorie.matiere_id if vers == Etape.A_RECYCLER else None


def pas_d_orientation(lignes: Sequence[Ligne]) -> list[Pas]:
    """The movements of routed lines: exactly what was said, stage to stage."""
    return [
        Pas(
            ligne.categorie_id,
            ligne.matiere_id,
            ligne.de,
            ligne.vers,
            ligne.masse_g,
            ligne.mesure,
            ligne.quantite,
        )
        for ligne in lignes
        if ligne.categorie_id
    ]
