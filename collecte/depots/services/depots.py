"""Record a deposit: what a donor brings, weighed line by line at a counter."""

from datetime import date
from typing import Any

from django.utils import timezone

from collecte.comptoirs.services import faire_une_fois
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.bons import ouvrir_bon, resume_masse
from collecte.livre.services.gestes import exiger_sur_place
from collecte.livre.services.lignes_des_depots import Provenance, ecrire_l_apport
from collecte.livre.services.preuves import consigner_bon
from collecte.matiere.etapes import Nature
from collecte.tournees.services.arrets import suivre_le_remplacement
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.personnes.models import Personne

from ..documents import Depot
from ..refus import DepotVide, PesageImpossible
from .verifier_un_depot import jour_du_depot, verifier_le_depot

PESER = "collecte.peser"


def enregistrer_depot(
    *, depot: Depot, compte: Compte, droit: str = PESER, etabli: bool = False
) -> tuple[Bon, bool]:
    """Record a posted deposit once: returns its bon, and whether it was created now.

    ``droit``: that of the gesture which weighs, asked for at the point of the deposit.
    ``etabli``: a workshop's bench, where no scale stands, takes it too.
    Raises a ``Refus`` whose ``champs`` name the wrong lines, or ``DroitManquant``; then
    nothing is written and no number is consumed.
    """
    return faire_une_fois(
        depot.entete_recu, compte, lambda entete: (_enregistrer(depot, entete, droit, etabli), True)
    )


def _enregistrer(depot: Depot, entete: Entete, droit: str, etabli: bool) -> Bon:
    maintenant, point = timezone.now(), entete.point
    exiger_sur_place(entete, droit)
    if point is None or not (point.pese or (etabli and point.est_un_etabli)):
        raise PesageImpossible()
    if depot.refuses:
        exiger(entete.compte, "collecte.refuser_un_don", entete.lieu)
    if not depot.lignes and not depot.refuses:
        raise DepotVide()
    listes = verifier_le_depot(depot, point)
    jour, revise = jour_du_depot(depot, entete.compte, point, maintenant)

    bon = ouvrir_bon(entete=entete, nature=Nature.APPORT, jour=jour, maintenant=maintenant)
    donateur = Personne.objects.create(prenom=depot.donateur) if depot.donateur else None
    ecrire_l_apport(
        bon=bon,
        provenance=Provenance(depot.origine, depot.localite, donateur, depot.remplace),
        lignes=depot.lignes,
        refuses=depot.refuses,
        categories=listes.categories,
        contenants=listes.contenants,
        sans_matiere=listes.sans_matiere,
        revise=revise,
    )
    consigner_bon(bon, **fait_du_depot(bon, depot, revise))
    if depot.remplace:
        suivre_le_remplacement(
            remplace=depot.remplace, bon=bon, origine=depot.origine, compte=entete.compte
        )
    return bon


def fait_du_depot(bon: Bon, depot: Depot, revise: date | None) -> dict[str, Any]:
    """What the journal says of a deposit."""
    return {
        "code": "collecte.depot.enregistre",
        "resume": resume_masse(bon, depot.masse_g, len(depot.lignes)),
        "masse_g": depot.masse_g,
        "refuses": len(depot.refuses),
        "revise": revise.isoformat() if revise else None,
        **({"remplace": depot.remplace} if depot.remplace else {}),
    }
