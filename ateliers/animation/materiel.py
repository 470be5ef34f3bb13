"""Matter of the séances read: what is out, what was put to use; from the bons' own lines."""

from django.db.models import Q, Sum

from ateliers.seances.models import Seance
from collecte.etapes import Etape
from collecte.models import Categorie, Ligne

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
