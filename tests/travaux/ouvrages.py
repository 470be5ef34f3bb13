"""Works as a test asks for them, and a kind of work that does what it is told."""

from contextlib import contextmanager

from django.utils import timezone

from petiterockette.travaux import registre
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander


def un_travail(cle: str = "essai:1", **champs) -> Travail:
    """A work of a kind that this installation does not know, unless said else."""
    champs.setdefault("nature", "essai")
    champs.setdefault("resume", "Un essai")
    return demander(cle=cle, **champs)


@contextmanager
def nature(faire, code: str = "essai"):
    """For a while, works of that kind do this."""
    registre.NATURES[code] = registre.Nature(code, "Essai", faire)
    try:
        yield
    finally:
        del registre.NATURES[code]


def en_panne(travail: Travail) -> Travail:
    Travail.objects.filter(pk=travail.pk).update(
        etat=Travail.Etat.PANNE, phrase="Plus de papier.", fini_le=timezone.now()
    )
    travail.refresh_from_db()
    return travail
