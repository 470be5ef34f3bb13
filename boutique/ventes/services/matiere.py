"""What a ticket moves in the ledger of matter: each sale takes its kilograms off the shelf."""

from collections.abc import Sequence
from datetime import datetime

from boutique.caisses.services.en_main import CaisseEnMain
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.gestes import LigneSortante, ecrire_geste
from collecte.matiere.etapes import Etape, Mesure, Nature
from collecte.mois.services.mois import imputer

from ..models import LigneVente


def sortir_du_rayon(
    entete: Entete, en_main: CaisseEnMain, lignes: Sequence[LigneVente], maintenant: datetime
) -> Bon | None:
    """Move what was sold from the shelf, and upstream where sorting said nothing; None: nothing."""
    return _ecrire(
        entete,
        en_main,
        maintenant,
        Nature.VENTE,
        [
            sortante(ligne, Etape.RAYON, Etape.VENDU)
            for ligne in lignes
            if deplace_la_matiere(ligne)
        ],
    )


def revenir(
    entete: Entete, en_main: CaisseEnMain, lignes: Sequence[LigneVente], maintenant: datetime
) -> Bon | None:
    """Move what came back out of « vendu »: net in réemploi, never a new input."""
    return _ecrire(
        entete,
        en_main,
        maintenant,
        Nature.RETOUR_VENTE,
        [sortante(ligne, Etape.VENDU, ligne.vers) for ligne in lignes if deplace_la_matiere(ligne)],
    )


def deplace_la_matiere(ligne: LigneVente) -> bool:
    """Whether a line moves kilograms: donated objects, whose mass is known somehow."""
    return bool(ligne.masse_g) and ligne.est_de_la_matiere


def _ecrire(
    entete: Entete,
    en_main: CaisseEnMain,
    maintenant: datetime,
    nature: str,
    lignes: list[LigneSortante],
) -> Bon | None:
    if not lignes:
        return None
    jour, revise = imputer(en_main.lieu.pk, en_main.session.jour, maintenant)
    bon, _rangees = ecrire_geste(
        entete=entete,
        nature=nature,
        jour=jour,
        revise=revise,
        lignes=lignes,
        maintenant=maintenant,
        tel_quel=nature == Nature.RETOUR_VENTE,
    )
    return bon


def sortante(ligne: LigneVente, de: str, vers: str) -> LigneSortante:
    """What a line of a ticket says to the ledger of matter."""
    masse_g = abs(ligne.masse_g or 0)
    nb_objets = abs(ligne.nb_objets) if ligne.nb_objets else None
    moyenne = None
    if ligne.moyenne_mg and nb_objets:
        moyenne = (ligne.moyenne_mg, ligne.moyenne_source)
    return LigneSortante(
        de=de,
        vers=vers,
        brut_g=masse_g,
        masse_g=masse_g,
        categorie=ligne.categorie_id,
        matiere=None,
        quantite=nb_objets,
        mesure=ligne.mesure or Mesure.ESTIMEE,
        moyenne=moyenne,
    )
