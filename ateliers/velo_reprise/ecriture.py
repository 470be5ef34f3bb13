"""Open the sheets of the bikes of before; cancelled, those that did nothing since are set aside."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from ateliers.velo.models import Velo
from ateliers.velo.refus import VeloAServi
from ateliers.velo.services.passages import Geste
from ateliers.velo.services.receptions import VeloArrive, recevoir
from ateliers.velo.services.reprises import ecarter
from collecte.matiere.etapes import Etape
from collecte.objets.services.objets import Fiche, completer
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier

from .lecture import VeloLu


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Receive the bikes of a file, in the transaction of whoever brings it in.

    Their kilograms are at the workshop in the opening stock: nothing is deposited, nothing moves.
    Returns which bikes. Raises what receiving one refuses.
    """
    lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
    velos = [_recevoir(fichier, lu, lieux[lu.lieu], compte) for lu in examen.lignes]
    return {
        "dits": [
            [_("Vélos reçus"), nombre(len(velos))],
            [_("Poids, compté dans le stock"), kilos(sum(velo.masse_g for velo in velos))],
        ],
        "lignes": len(velos),
        "velos": [velo.pk for velo in velos],
        "voir": [[_("Les vélos de l’atelier"), reverse("velo:velos")]],
    }


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """Set aside the bikes of a file; those that served since stay, and are counted."""
    raison = _("Reprise annulée : %(motif)s") % {"motif": motif}
    restes = 0
    for velo in Velo.objects.filter(pk__in=fichier.compte_rendu["velos"]).order_by("pk"):
        geste = Geste(uuid5(fichier.uuid, f"annule/{velo.pk}"), compte)
        try:
            ecarter(geste=geste, velo=velo, motif=raison)
        except VeloAServi:
            restes += 1
    if restes:
        fichier.compte_rendu["dits"].append([_("Restés : ils ont servi depuis"), nombre(restes)])


def _recevoir(fichier: Fichier, lu: VeloLu, lieu: Lieu, compte: Compte) -> Velo:
    geste = Geste(uuid5(fichier.uuid, f"velo/{lu.ligne}"), compte)
    textes: dict[str, Any] = dict(lu.textes)
    arrivee = VeloArrive(
        genre=lu.genre,
        roue_dp=lu.roue_dp,
        masse_g=lu.masse_g,
        etape=Etape.ATELIER,
        d_avant=True,
        identifiant=lu.identifiant,
        operateur=lu.operateur,
        ancien=lu.ancien,
        **textes,
    )
    velo, _neuf = recevoir(geste=geste, lieu=lieu, arrivee=arrivee)
    if lu.etat:
        objet = velo.objet
        connu = {nom: getattr(objet, nom) for nom in Fiche.__dataclass_fields__}
        completer(
            entete=geste.entete(lieu, "etat"),
            objet=objet,
            vu=objet.version,
            fiche=Fiche(**connu | {"etat": lu.etat}),
        )
    return velo
