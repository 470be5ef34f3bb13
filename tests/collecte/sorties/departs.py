"""What left for a recycler, and the ticket of its weighbridge."""

from uuid import uuid4

from django.utils import timezone

from collecte.bureau.models import Scan
from collecte.bureau.services.receptions import PeseeLue, recevoir_du_pont
from collecte.bureau.services.scans import numeriser
from collecte.listes.models import Accord
from collecte.livre.models import Bon
from collecte.sorties.services.sorties import remettre_au_recycleur
from tests.collecte.objets.suivis import une_photo
from tests.fabriques import entete, matiere, structure, un_compte


def un_depart(point, masse_g: int = 40_000, code: str = "textile", **champs) -> Bon:
    """A material handed to Gebetex, who weighs nothing unless ``au_pont`` was called."""
    champs.setdefault("structure", structure("Gebetex"))
    bon, _cree = remettre_au_recycleur(
        entete=entete(point=point), matiere=matiere(code), brut_g=masse_g, **champs
    )
    return bon


def au_pont(nom: str = "Gebetex") -> None:
    """This partner weighs everything at its bridge."""
    Accord.objects.filter(structure=structure(nom)).update(au_pont=True)


def un_ticket(bon: Bon, net_g: int, code: str = "textile", compte=None, **champs) -> Bon:
    """What the bridge says of one material of an exit."""
    champs.setdefault("pese_le", timezone.localdate())
    refuse = {nom: champs.pop(nom) for nom in ("refuse_g", "refuse_vers") if nom in champs}
    recue, _cree = recevoir_du_pont(
        entete=entete(compte, bon.point, lieu=bon.lieu),
        sortie=bon.sortie,
        pesees=[PeseeLue(matiere(code), net_g, **refuse)],
        **champs,
    )
    return recue


def un_scan(bon: Bon, compte=None, **image) -> Scan:
    """A photographed paper of an exit."""
    compte = compte or un_compte("direction")
    photo = une_photo(**image)
    return numeriser(sortie=bon.sortie, uuid=uuid4(), photo=photo, compte=compte)[0]
