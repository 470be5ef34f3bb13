"""Matter of the séances read: what is out, what was put to use; from the bons' own lines."""

from uuid import UUID, uuid5

from django.db.models import Q, Sum

from ateliers.seances.models import Seance
from collecte.etapes import Etape
from collecte.models import Categorie, Ligne

from .models import Materiel

# A bon that its counter-entry undid no longer counts.
VIVANTES = Q(bon__annulation=None)


def dehors(seance: Seance) -> dict[Categorie, int]:
    """Grams by category that left the shelf for a séance and have not come back."""
    sommes = (
        Ligne.objects.filter(VIVANTES, bon__materiel_d_atelier__seance=seance)
        .order_by()
        .values("categorie")
        .annotate(
            sorti_g=Sum("masse_g", filter=Q(vers=Etape.ATELIER), default=0),
            rendu_g=Sum("masse_g", filter=Q(de=Etape.ATELIER), default=0),
        )
    )
    restes = {s["categorie"]: s["sorti_g"] - s["rendu_g"] for s in sommes}
    categories = Categorie.objects.filter(pk__in=[pk for pk, g in restes.items() if g > 0])
    return {categorie: restes[categorie.pk] for categorie in categories}


def uuid_du_reemploi(retour: UUID) -> UUID:
    """The gesture of the second bon of a return: that of what was put to use."""
    return uuid5(retour, "reemploi")


def reemplois_sans_retour(seance: Seance | None = None) -> list[Materiel]:
    """What was put to use by a return that was cancelled since, alone: counted, and out again.

    Of a séance, or of all.
    """
    retours = Materiel.objects.filter(sens=Materiel.Sens.RENDU, bon__annulation__isnull=False)
    if seance is not None:
        retours = retours.filter(seance=seance)
    seconds = [uuid_du_reemploi(uuid) for uuid in retours.values_list("bon__uuid", flat=True)]
    vivants = Materiel.objects.filter(bon__uuid__in=seconds, bon__annulation=None)
    return list(vivants.order_by("bon"))
