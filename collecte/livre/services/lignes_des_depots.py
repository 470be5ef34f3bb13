"""The rows of a deposit: where it comes from, its lines, what was refused, what moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from collecte.listes.models import Categorie, Contenant
from collecte.matiere.ecritures import Pas, Referentiel, apport
from collecte.matiere.etapes import Etape, Mesure
from petiterockette.base.insertion import inserer
from petiterockette.base.tirages import nouveau_jeton
from petiterockette.personnes.models import Personne

from ..models import Apport, Bon, DonRefuse, Ligne, Tare
from .comptes_des_depots import compter_le_depot
from .mouvements import ecrire


@dataclass(frozen=True)
class LigneDepot:
    """A weighed line; ``tares``: pairs (container id, how many).

    ``moyenne``: what one object was taken to weigh and where that comes from, where the line is
    estimated from it (``poids_moyens``); counters never send it.
    """

    categorie: int
    brut_g: int
    masse_g: int
    tares: tuple[tuple[int, int], ...] = ()
    quantite: int | None = None
    mesure: str = Mesure.PESEE
    destination: str = "a_trier"
    confirmee: bool = False
    moyenne: tuple[int, str] | None = None


class Provenance(NamedTuple):
    """Where a deposit comes from, from whom if said, and the bon that it is typed in place of."""

    origine: int
    localite: int
    donateur: Personne | None
    remplace: int | None


def ecrire_l_apport(
    *,
    bon: Bon,
    provenance: Provenance,
    lignes: Sequence[LigneDepot],
    refuses: Sequence[tuple[int | None, int]],
    categories: Mapping[int, Categorie],
    contenants: Mapping[int, Contenant],
    sans_matiere: int,
    revise: date | None,
) -> None:
    """Write what a deposit brought under its bon: lines, refusals, movements, the month's sums.

    ``categories``, ``contenants``: those that the lines name, by id; ``refuses``: pairs
    (category or None, reason). Must run in the gesture's transaction.
    """
    Apport.objects.create(
        bon=bon,
        origine_id=provenance.origine,
        localite_id=provenance.localite,
        donateur=provenance.donateur,
        remplace_id=provenance.remplace,
        jeton=nouveau_jeton(),
    )
    ref = Referentiel(sans_matiere=sans_matiere, sans_categorie=0)
    rangees = lignes_de_depot(bon, lignes, categories, sans_matiere)
    inserer(rangees)
    inserer(tares_de_depot(rangees, lignes, contenants))
    inserer([DonRefuse(bon=bon, categorie_id=c, motif_id=m) for c, m in refuses])
    ecrire(bon=bon, pas=pas_de_depot(rangees, ref), sans_matiere=sans_matiere, revise=revise)
    pesees = [(ligne.categorie, ligne.masse_g) for ligne in lignes]
    compter_le_depot(bon, provenance.origine, provenance.localite, pesees)


def lignes_de_depot(
    bon: Bon, lignes: Sequence[LigneDepot], categories: Mapping[int, Categorie], sans_matiere: int
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
    lignes: Sequence[Ligne], postees: Sequence[LigneDepot], contenants: Mapping[int, Contenant]
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
