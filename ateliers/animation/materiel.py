"""Matter of the séances read: what is out, what was put to use; from the bons' own lines."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID, uuid5

from django.db.models import Q, Sum

from ateliers.seances.models import Seance
from collecte.listes.models import Categorie
from collecte.livre.models import Ligne
from collecte.matiere.etapes import Etape

from .models import Materiel

# A bon that its counter-entry undid no longer counts.
VIVANTES = Q(bon__annulation=None)


def restes_dehors(seances: Iterable[Seance]) -> dict[int, dict[int, int]]:
    """Grams that left the shelf for each séance and have not come back, by category.

    ``seances``: rows, or a query of them. Returns {séance: {category: grams}}; what is all back
    is not there.
    """
    sommes = (
        Ligne.objects.filter(VIVANTES, bon__materiel_d_atelier__seance__in=seances)
        .order_by()
        .values_list("bon__materiel_d_atelier__seance", "categorie")
        .annotate(
            sorti_g=Sum("masse_g", filter=Q(vers=Etape.ATELIER), default=0),
            rendu_g=Sum("masse_g", filter=Q(de=Etape.ATELIER), default=0),
        )
    )
    restes: dict[int, dict[int, int]] = defaultdict(dict)
    for seance, categorie, sorti_g, rendu_g in sommes:
        if sorti_g > rendu_g:
            restes[seance][categorie] = sorti_g - rendu_g
    return dict(restes)


def dehors(seance: Seance) -> dict[Categorie, int]:
    """Grams by category that left the shelf for a séance and have not come back."""
    restes = restes_dehors([seance]).get(seance.pk, {})
    return {c: restes[c.pk] for c in Categorie.objects.filter(pk__in=restes)}


def materiel_dehors(lieux: Collection[int] | None) -> list[tuple[Seance, int]]:
    """The séances whose matter has not all come back, each with its grams."""
    restes = restes_dehors(Seance.objects.visibles(lieux))
    seances = Seance.objects.filter(pk__in=restes).order_by("debut")
    return [(s, sum(restes[s.pk].values())) for s in seances]


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


def mouvements_de(seance: Seance) -> list[Materiel]:
    """The bons of a séance's matter that still count, with their lines."""
    materiel = Materiel.objects.filter(seance=seance, bon__annulation=None)
    return list(
        materiel.select_related("bon").prefetch_related("bon__lignes__categorie").order_by("bon_id")
    )
