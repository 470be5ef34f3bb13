"""What memberships brought in and their files must say twice the same."""

from collections.abc import Iterator

from boutique.adhesions.models import Adhesion, Resiliation
from petiterockette.reprise.models import Fichier
from petiterockette.verification import Constat, verification


@verification("Adhésions reprises")
def adhesions_reprises() -> Iterator[Constat]:
    """A membership without a ticket has its file, and ends only when that file is cancelled."""
    sans_rien = Adhesion.objects.filter(ligne=None, reprise=None)
    for adhesion in sans_rien.iterator():
        yield Constat(f"adhésion {adhesion} : ni ticket, ni fichier repris")
    de_trop = Adhesion.objects.filter(ligne__isnull=False, reprise__isnull=False)
    for adhesion in de_trop.iterator():
        yield Constat(f"adhésion {adhesion} : encaissée ici, et reprise d’un fichier")
    sans_ligne = Resiliation.objects.filter(ligne=None)
    annules = Fichier.objects.filter(etat=Fichier.Etat.ANNULE)
    for fin in sans_ligne.exclude(adhesion__reprise__fichier__in=annules).iterator():
        yield Constat(f"adhésion {fin.adhesion_id} : finie sans remboursement ni annulation")
    vivantes = Adhesion.objects.en_cours().filter(reprise__fichier__in=annules)
    for adhesion in vivantes.iterator():
        yield Constat(f"adhésion {adhesion} : son fichier est annulé, elle court encore")
