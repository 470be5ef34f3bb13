"""Record a deposit: what a donor brings, weighed line by line at a counter."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.insertion import inserer
from petiterockette.personnes.models import Personne
from petiterockette.tirages import nouveau_jeton

from ..documents import Depot, LigneDepot
from ..ecritures import Pas, Referentiel, apport
from ..entete import Entete
from ..etapes import Etape, Nature
from ..models import (
    Apport,
    Bon,
    Categorie,
    Contenant,
    DonRefuse,
    Ligne,
    Tare,
)
from ..refus import DepotVide, PesageImpossible
from .arrets import suivre_le_remplacement
from .bons import ouvrir_bon, resume_masse
from .comptes_des_depots import compter_le_depot
from .entetes import faire_une_fois
from .gestes import exiger_sur_place
from .mouvements import ecrire
from .preuves import consigner_bon
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
        depot.tete, compte, lambda entete: (_enregistrer(depot, entete, droit, etabli), True)
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
    Apport.objects.create(
        bon=bon,
        origine_id=depot.origine,
        localite_id=depot.localite,
        donateur=donateur,
        remplace_id=depot.remplace,
        jeton=nouveau_jeton(),
    )
    ref = Referentiel(sans_matiere=listes.sans_matiere, sans_categorie=0)
    lignes = lignes_de_depot(bon, depot.lignes, listes.categories, ref.sans_matiere)
    inserer(lignes)
    inserer(tares_de_depot(lignes, depot.lignes, listes.contenants))
    inserer([DonRefuse(bon=bon, categorie_id=c, motif_id=m) for c, m in depot.refuses])
    ecrire(bon=bon, pas=pas_de_depot(lignes, ref), sans_matiere=ref.sans_matiere, revise=revise)
    compter_le_depot(
        bon,
        depot.origine,
        depot.localite,
        [(ligne.categorie, ligne.masse_g) for ligne in depot.lignes],
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


def lignes_de_depot(
    bon: Bon, lignes: Sequence[LigneDepot], categories: dict[int, Categorie], sans_matiere: int
) -> list[Ligne]:
    """The rows of a deposit's lines, which its bon knows; nothing is written."""
    rangees = [
        Ligne(
            bon_id=bon.pk,
            rang=rang,
            categorie_id=ligne.categorie,
            matiere_id=(
                categories[ligne.categorie].matiere_id or sans_matiere
                if ligne.destination == Etape.A_RECYCLER
                else sans_matiere
            ),
            de=Etape.DONATEUR,
            vers=ligne.destination,
            brut_g=ligne.brut_g,
            masse_g=ligne.masse_g,
            quantite=ligne.quantite,
            mesure=ligne.mesure,
            moyenne_mg=ligne.moyenne[0] if ligne.moyenne else None,
            moyenne_source=ligne.moyenne[1] if ligne.moyenne else "",
        )
        for rang, ligne in enumerate(lignes)
    ]
    bon.ses_lignes = rangees
    return rangees


def tares_de_depot(
    lignes: Sequence[Ligne], postees: Sequence[LigneDepot], contenants: dict[int, Contenant]
) -> list[Tare]:
    """The tares of each line, each with what its container weighs today."""
    return [
        Tare(ligne_id=ligne.pk, contenant_id=c, n=n, tare_g=contenants[c].tare_g)
        for ligne, postee in zip(lignes, postees, strict=True)
        for c, n in postee.tares
    ]


def pas_de_depot(lignes: Sequence[Ligne], ref: Referentiel) -> list[Pas]:
    """The movements of a deposit, line by line."""
    return [
        pas
        for ligne in lignes
        if ligne.categorie_id
        for pas in apport(
            categorie=ligne.categorie_id,
            matiere=ligne.matiere_id,
            destination=ligne.vers,
            masse_g=ligne.masse_g,
            quantite=ligne.quantite,
            mesure=ligne.mesure,
            ref=ref,
        )
    ]
