"""What becomes of the kept parts, in kilograms of one site."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.bons import une_fois
from collecte.livre.services.gestes import LigneSortante, consigner_geste, ecrire_geste
from collecte.matiere.etapes import Etape, Mesure, Nature
from collecte.mois.services.mois import imputer
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.models import Lieu

from .passages import TENIR
from .velos import CATEGORIE

# Given parts, or those mounted on somebody's own bike, are réemploi; the shelf sells the others.
DESTINATIONS = (Etape.RAYON, Etape.DONNE_PARTICULIER, Etape.A_RECYCLER, Etape.A_JETER)


def sortir_des_pieces(
    *, uuid: UUID, lieu: Lieu, vers: str, masse_g: int, compte: Compte, le: datetime | None = None
) -> tuple[Bon, bool]:
    """Take kilograms of parts out of their bins. Raises ``DroitManquant``."""
    quand = le or timezone.now()
    empreinte = empreinte_de({"lieu": lieu.pk, "vers": vers, "masse_g": masse_g})
    entete = Entete(uuid, empreinte, lieu, None, compte, None)

    def faire() -> Bon:
        exiger(compte, TENIR, lieu)
        categorie = Categorie.objects.get(code=CATEGORIE)
        jour, revise = imputer(lieu.pk, timezone.localdate(quand), timezone.now())
        ligne = LigneSortante(
            de=Etape.PIECES,
            vers=vers,
            brut_g=masse_g,
            masse_g=masse_g,
            categorie=categorie.pk,
            matiere=categorie.matiere_id if vers == Etape.A_RECYCLER else None,
            mesure=Mesure.PESEE,
        )
        bon, lignes = ecrire_geste(
            entete=entete,
            nature=Nature.PIECES,
            jour=jour,
            revise=revise,
            lignes=[ligne],
            maintenant=quand,
            tel_quel=True,
        )
        consigner_geste(bon, "velo.pieces.sorties", lignes, revise, vers=vers)
        return bon

    return une_fois(uuid, empreinte, faire)
