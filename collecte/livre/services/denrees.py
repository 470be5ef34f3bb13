"""Food in the ledger: one step of one category, in its own family, and its counter-entry."""

from datetime import datetime

from collecte.listes.models import Categorie
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import EtapeDenrees, Famille, Nature
from collecte.mois.services.mois import imputer, jour_du_geste
from petiterockette.mots.mesures import nombre

from ..entete import Entete
from ..models import Bon
from ..refus import DejaAnnule, MasseDemandee, MotifRequis, PasDesDenrees
from .annulations import pas_contraires
from .bons import ouvrir_bon
from .mouvements import ecrire_des_denrees, sans_matiere


def deplacer_des_denrees(
    *, entete: Entete, categorie: Categorie, vers: str, masse_g: int, maintenant: datetime
) -> Bon:
    """Food comes into the pantry, or leaves it for one of its ends; returns the bon.

    Must run in the gesture's transaction, whose journal entry its caller writes, last; what
    may be taken is the caller's to know. Raises ``PasDesDenrees`` or ``MasseDemandee``.
    """
    if categorie.famille != Famille.DENREES:
        raise PasDesDenrees(categorie=categorie.nom)
    if masse_g <= 0:
        raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
    entre = vers == EtapeDenrees.GARDE_MANGER
    de = EtapeDenrees.DONATEUR if entre else EtapeDenrees.GARDE_MANGER
    jour, revise = imputer(
        entete.lieu.pk, jour_du_geste(entete.appareil_le, maintenant), maintenant
    )
    bon = ouvrir_bon(entete=entete, nature=Nature.DENREES, jour=jour, maintenant=maintenant)
    pas = [Pas(categorie.pk, sans_matiere(), de, vers, masse_g)]
    ecrire_des_denrees(bon=bon, pas=pas, revise=revise)
    return bon


def contre_ecrire_des_denrees(*, bon: Bon, entete: Entete, motif: str, maintenant: datetime) -> Bon:
    """The counter-entry of a bon of food, linked both ways; nothing is erased.

    Must run in the gesture's transaction. Raises ``MotifRequis`` or ``DejaAnnule``.
    """
    motif = motif.strip()[:200]
    if not motif:
        raise MotifRequis(champs={"motif": str(MotifRequis.texte)})
    list(Bon.objects.select_for_update().filter(pk=bon.pk).values_list("pk"))
    if Bon.objects.filter(annule=bon).exists():
        raise DejaAnnule(numero=nombre(bon.pk))
    jour, revise = imputer(bon.lieu_id, bon.jour, maintenant)
    contre = ouvrir_bon(
        entete=entete,
        nature=Nature.CONTRE_ECRITURE,
        jour=jour,
        maintenant=maintenant,
        annule=bon,
        motif=motif,
    )
    ecrire_des_denrees(bon=contre, pas=pas_contraires(bon.mouvements.order_by("id")), revise=revise)
    return contre
