"""The closed days of the tills, the exercises that they reach, and who signs their files."""

from collections.abc import Collection
from datetime import date

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone

from boutique.caisses.models import Caisse
from collecte.matiere.jours import JOUR
from petiterockette.lieux.models import Association
from petiterockette.temps.exercices import annee_de_fin

from .models import Cloture


def siren_des_fichiers() -> str:
    """What names the house in the name of a file: nine zeros while its SIRET is not known."""
    association = Association.objects.first()
    return (association.siret[:9] if association else "") or "000000000"


def derniers_jours_clos() -> list[tuple[Caisse, date]]:
    """Pairs (till, its last closed day); before its first one is closed, the eve of its first
    day."""
    # The last one is read of each till: joined to its series, ten years of closings would be.
    siennes = Cloture.objects.filter(caisse=OuterRef("pk"), niveau=Cloture.Niveau.JOUR)
    caisses = Caisse.objects.select_related("point__lieu").annotate(
        close=Subquery(siennes.order_by("-debut").values("fin")[:1]),
        ouverte=Min("series__ouverte_le"),
    )
    return [(c, c.close or timezone.localdate(c.ouverte) - JOUR) for c in caisses]


def exercices_commences(caisses: Collection[Caisse], premier_mois: int) -> list[int]:
    """The years in which the exercises of some tills end, the last one first, closed or not."""
    closes = Cloture.objects.filter(caisse__in=caisses, niveau=Cloture.Niveau.JOUR)
    jours = closes.values_list("debut", flat=True)
    bornes = [jours.order_by("debut").first(), jours.order_by("-debut").first()]
    annees = [annee_de_fin(jour, premier_mois) for jour in bornes if jour]
    return list(range(annees[-1], annees[0] - 1, -1)) if annees else []
