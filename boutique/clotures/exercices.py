"""The exercises of the association: twelve months from the one that its settings name."""

from collections.abc import Collection
from datetime import date

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone

from boutique.caisses.models import Caisse
from collecte.matiere.jours import JOUR, mois_avant
from petiterockette.lieux.models import Association

from .models import Cloture


def premier_mois_d_exercice() -> int:
    """The month in which an exercise begins: the settings' own, January while there are none."""
    association = Association.objects.first()
    return association.debut_exercice if association else 1


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


def exercice_finissant(annee: int, premier_mois: int) -> tuple[date, date]:
    """The first and last days of the exercise that ends in a year."""
    debut = date(annee if premier_mois == 1 else annee - 1, premier_mois, 1)
    return debut, mois_avant(debut, -12) - JOUR


def exercices_commences(caisses: Collection[Caisse], premier_mois: int) -> list[int]:
    """The years in which the exercises of some tills end, the last one first, closed or not."""
    closes = Cloture.objects.filter(caisse__in=caisses, niveau=Cloture.Niveau.JOUR)
    jours = closes.values_list("debut", flat=True)
    bornes = [jours.order_by("debut").first(), jours.order_by("-debut").first()]
    annees = [annee_de_fin(jour, premier_mois) for jour in bornes if jour]
    return list(range(annees[-1], annees[0] - 1, -1)) if annees else []


def annee_de_fin(jour: date, premier_mois: int) -> int:
    """The year in which the exercise of a day ends."""
    return jour.year + (1 if 1 < premier_mois <= jour.month else 0)
