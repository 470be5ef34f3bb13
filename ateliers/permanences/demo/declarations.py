"""What the operators of the demo's bikes are told; once in a while somebody forgets."""

from collections.abc import Iterable
from datetime import timedelta

from ateliers.velo.etats import Statut
from ateliers.velo.models import Changement, Declaration
from petiterockette.lieux.models import Lieu

FAITS = {
    Statut.DONNE: Declaration.Fait.CESSION,
    Statut.DEMONTE: Declaration.Fait.DEMONTAGE,
}
UNE_HEURE = timedelta(hours=1)


def declarer(partis: Iterable[Changement]) -> None:
    """Declare the bikes that were given or taken apart, an hour later."""
    Declaration.objects.bulk_create(
        Declaration(
            changement=parti,
            velo=parti.velo,
            identifiant=parti.velo.identifiant,
            fait=FAITS[Statut(parti.vers)],
            le=parti.le,
            # An alert says which one was forgotten.
            transmise_le=None if parti.velo.pk % 20 == 7 else parti.le + UNE_HEURE,
        )
        for parti in partis
    )


def transmettre_les_ventes(lieu: Lieu) -> None:
    """What the till sold was sent to the operator too, but for one that somebody forgot."""
    vendus = Declaration.objects.a_transmettre().filter(
        changement__vente__isnull=False, velo__objet__lieu=lieu
    )
    for declaration in vendus:
        if declaration.velo_id % 20 != 7:
            declaration.transmise_le = declaration.le + UNE_HEURE
            declaration.save(update_fields=["transmise_le"])
