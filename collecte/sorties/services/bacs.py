"""City bins that nobody weighed: n times what the last ones of that kind did."""

from django.db.models import Sum

from collecte.listes.models import Bac
from collecte.livre.models import Tare
from collecte.livre.refus import PasDeMoyenne
from collecte.livre.services.pleins import DERNIERS
from collecte.matiere.etapes import Mesure
from petiterockette.lieux.models import Point

from .voies import Charge


def moyenne_du_bac(bac: int) -> int | None:
    """What a bin holds, net, in grams: the mean of its last twenty weighings; None: never weighed.

    They are found from the last, whatever was weighed before. Source: the house's norm for what
    leaves unweighed.
    """
    pesees = Tare.objects.filter(
        bac=bac, ligne__mesure=Mesure.PESEE, ligne__bon__annulation=None
    ).order_by("-pk")
    sommes = pesees[:DERNIERS].aggregate(masse_g=Sum("ligne__masse_g"), n=Sum("n"))
    return round(sommes["masse_g"] / sommes["n"]) if sommes["n"] else None


def charges_sans_poids(bac: Bac, n: int, point: Point | None) -> list[Charge]:
    """``n`` bins taken to weigh the mean, « estimée »; as many a line as the scale admits.

    Raises ``PasDeMoyenne`` where none was ever weighed.
    """
    moyenne_g = moyenne_du_bac(bac.pk)
    if not moyenne_g:
        raise PasDeMoyenne(champs={"masse": str(PasDeMoyenne.texte)})
    plein_g = bac.tare_g + moyenne_g
    maximum_g = point.maximum_g if point else None
    par_ligne = max(1, maximum_g // plein_g) if maximum_g else n
    charges = []
    while n > 0:
        ici = min(n, par_ligne)
        charges.append(
            Charge(plein_g * ici, bac=bac, tares=((bac, ici),), mesure=str(Mesure.ESTIMEE))
        )
        n -= ici
    return charges
