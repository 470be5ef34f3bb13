"""A bike is lent and comes back, or is given."""

from datetime import date

from django.utils import timezone

from collecte.listes.models import TypeDon
from collecte.matiere.etapes import Etape, Nature
from collecte.objets.models import Objet
from collecte.objets.services.evenements import au_champ
from collecte.sorties.services import sorties
from petiterockette.personnes.models import Personne, Structure
from petiterockette.personnes.services import connaitre

from ..etats import Statut
from ..models import Changement, Pret, Velo
from ..refus import DatePassee
from .declarations import declarer
from .passages import Geste, deplacer, exiger_le_passage, passer, quitter, une_fois


def preter(*, geste: Geste, velo: Velo, personne: Personne, jusqu_au: date) -> Changement:
    """Lend a checked bike until a day; it stays ours, « prêté » in the ledger.

    Raises ``DatePassee``, ``IlManque``, ``PassageInterdit`` or ``DroitManquant``.
    """

    def faire(velo: Velo) -> Changement:
        if jusqu_au < timezone.localdate(geste.quand):
            raise au_champ("jusqu_au", DatePassee)
        exiger_le_passage(velo, Statut.PRETE)
        bon = deplacer(geste, velo, Etape.PRETE, Nature.PRET)
        qui = connaitre(personne, compte=geste.compte.pk)
        Pret.objects.create(velo=velo, personne=qui, le=geste.quand, jusqu_au=jusqu_au)
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
