"""Route kilograms of a category from what is to be sorted, the shelf or the workshop."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from ..ecritures import Pas
from ..etapes import AMONT, DESTINATIONS_APPORT, STOCKS_PAR_MATIERE, Nature
from ..models import Bon, Categorie, Ligne, Matiere
from ..refus import RouteImpossible, VracSeTrie
from .bons import Entete, ouvrir_bon, une_fois
from .gestes import (
    LigneSortante,
    consigner_geste,
    exiger_sur_place,
    jour_choisi,
    lignes_de_geste,
)
from .insertion import inserer
from .mouvements import ecrire, referentiel


def orienter(
    *,
    entete: Entete,
    categorie: Categorie,
    de: str,
    vers: str,
    masse_g: int,
    matiere: Matiere | None = None,
    quantite: int | None = None,
    mesure: str = "pesee",
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """Route ``masse_g`` grams of a category; returns the bon and whether it is new.

    More than the stage holds is allowed: what was sorted was there, whatever the books
    say; the stage goes negative and is listed. Raises ``VracSeTrie``, ``RouteImpossible``,
    ``MoisClos``, ``DateImpossible`` or ``DroitManquant``.
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.orienter")
        if categorie.vrac:
            raise VracSeTrie(categorie=categorie.nom)
        if de not in AMONT or vers not in DESTINATIONS_APPORT or de == vers:
            raise RouteImpossible()
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
        )
        ref = referentiel()
        bon = ouvrir_bon(
            entete=entete, nature=Nature.ORIENTATION, jour=jour_compte, maintenant=maintenant
        )
        lignes = lignes_de_geste(bon.pk, [ligne], ref)
        inserer(lignes)
        pas = pas_d_orientation(lignes)
        ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere, revise=revise)
        consigner_geste(bon, "collecte.orientation.enregistree", lignes, revise, de=de, vers=vers)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def matiere_orientee(categorie: Categorie, matiere: Matiere | None, vers: str) -> int | None:
    """The material a routed mass carries: only what leaves the shelf's world has one."""
    if vers not in STOCKS_PAR_MATIERE:
        return None
    if matiere is not None:
        return matiere.pk
    return categorie.matiere_id if vers == "a_recycler" else None


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
