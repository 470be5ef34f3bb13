"""A bike is lent and comes back, is given, and its new owner is told to the operator."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.etapes import Etape, Nature
from collecte.models import Objet, TypeDon
from collecte.services import sorties
from collecte.services.evenements import au_champ
from petiterockette.personnes.models import Personne, Structure

from ..etats import Statut
from ..models import Changement, Declaration, Pret, Velo
from ..refus import ContactDemande, DatePassee, DejaTransmise, PasEncoreDAcheteur
from .passages import (
    Geste,
    deplacer,
    exiger_le_passage,
    noter,
    passer,
    quitter,
    une_fois,
    verrouiller,
)


def preter(*, geste: Geste, velo: Velo, personne: Personne, jusqu_au: date) -> Changement:
    """Lend a checked bike until a day; it stays ours, « prêté » in the ledger.

    Raises ``DatePassee``, ``IlManque``, ``PassageInterdit`` or ``DroitManquant``.
    """

    def faire(velo: Velo) -> Changement:
        if jusqu_au < timezone.localdate(geste.quand):
            raise au_champ("jusqu_au", DatePassee)
        exiger_le_passage(velo, Statut.PRETE)
        bon = deplacer(geste, velo, Etape.PRETE, Nature.PRET)
        Pret.objects.create(velo=velo, personne=personne, le=geste.quand, jusqu_au=jusqu_au)
        return passer(geste, velo, Statut.PRETE, bon=bon)

    return une_fois(geste, velo, faire)


def reprendre(*, geste: Geste, velo: Velo) -> Changement:
    """A lent bike is back: at the workshop, to be looked at and checked again."""

    def faire(velo: Velo) -> Changement:
        exiger_le_passage(velo, Statut.DIAGNOSTIQUE)
        bon = deplacer(geste, velo, Etape.ATELIER, Nature.PRET)
        Pret.objects.en_cours().filter(velo=velo).update(rendu_le=geste.quand)
        return passer(geste, velo, Statut.DIAGNOSTIQUE, bon=bon)

    return une_fois(geste, velo, faire)


def donner(
    *, geste: Geste, velo: Velo, type_don: TypeDon, structure: Structure | None = None
) -> Changement:
    """Give a checked bike, as any exit; an identified one has a new owner to declare.

    Raises ``IlManque``, ``PassageInterdit``, ``DroitManquant``, or what an exit raises.
    """

    def faire(velo: Velo) -> Changement:
        exiger_le_passage(velo, Statut.DONNE)
        if velo.etape != Etape.RAYON:
            # An exit takes from the shelf first: another bike's kilograms, else.
            deplacer(geste, velo, Etape.RAYON, Nature.ORIENTATION)
        bon, _neuf = sorties.donner(
            entete=geste.entete(velo.objet.lieu, "don"),
            type_don=type_don,
            structure=structure,
            categorie=velo.objet.categorie,
            brut_g=velo.masse_g,
            quantite=1,
            mesure=velo.mesure,
            confirme=True,
        )
        quitter(geste, velo, Objet.Situation.DONNE, type_don.nom)
        changement = passer(geste, velo, Statut.DONNE, bon=bon)
        declarer(changement)
        return changement

    return une_fois(geste, velo, faire)


def declarer(changement: Changement) -> None:
    """Open the declaration of a new owner, where the bike has an identifier."""
    if identifiant := changement.velo.identifiant:
        Declaration.objects.create(
            changement=changement,
            velo=changement.velo,
            identifiant=identifiant,
            le=changement.le,
        )


@transaction.atomic
def saisir_l_acheteur(
    *, geste: Geste, declaration: Declaration, nom: str, courriel: str = "", telephone: str = ""
) -> Declaration:
    """Write, at the hand-over, what the operator asks of the buyer; kept until it is sent.

    Raises ``DejaTransmise``, ``ContactDemande`` or ``DroitManquant``.
    """
    tenue = _ouverte(geste, declaration)
    if not nom.strip() or not (courriel.strip() or telephone.strip()):
        raise au_champ("nom" if not nom.strip() else "courriel", ContactDemande)
    tenue.nom, tenue.courriel = " ".join(nom.split())[:120], courriel.strip()
    tenue.telephone = telephone.strip()[:20]
    tenue.save(update_fields=["nom", "courriel", "telephone"])
    resume = _("Vélo %(velo)s : acheteur saisi") % {"velo": tenue.velo.numero}
    noter(geste, tenue.velo, "velo.acheteur.saisi", resume, declaration=tenue.pk)
    return tenue


@transaction.atomic
def transmettre(*, geste: Geste, declaration: Declaration) -> Declaration:
    """Say that the operator's portal has it: the buyer's data are erased, the day is the proof.

    Raises ``DejaTransmise``, ``PasEncoreDAcheteur`` or ``DroitManquant``.
    """
    tenue = _ouverte(geste, declaration)
    if not tenue.nom:
        raise PasEncoreDAcheteur()
    tenue.transmise_le, tenue.transmise_par = geste.quand, geste.compte.personne_id
    tenue.nom = tenue.courriel = tenue.telephone = ""
    tenue.save()
    resume = _("Vélo %(velo)s : acheteur transmis à l’opérateur, données effacées")
    mots = {"velo": tenue.velo.numero}
    noter(geste, tenue.velo, "velo.acheteur.transmis", resume % mots, declaration=tenue.pk)
    return tenue


def _ouverte(geste: Geste, declaration: Declaration) -> Declaration:
    velo = verrouiller(declaration.velo, geste.compte)
    tenue = Declaration.objects.get(pk=declaration.pk)
    tenue.velo = velo
    if not tenue.est_a_transmettre:
        raise DejaTransmise()
    return tenue
