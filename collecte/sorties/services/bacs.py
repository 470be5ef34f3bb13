"""City bins that nobody weighed: n times what the last ones of that kind did."""

from collections.abc import Iterable

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from collecte.listes.models import Bac
from collecte.livre.models import Tare
from collecte.livre.refus import PasDeMoyenne
from collecte.livre.services.pleins import DERNIERS
from collecte.matiere.etapes import Mesure
from petiterockette.lieux.models import Point

from .voies import Charge


def moyennes_des_bacs(bacs: Iterable[int] | None = None) -> dict[int, int]:
    """``{bin: what one holds, net, in grams}``: the mean of its last twenty weighings.

    A bin that was never weighed is not in it. Source: the house's norm for what leaves
    unweighed.
    """
    tares = Tare.objects.filter(
        bac__isnull=False, ligne__mesure=Mesure.PESEE, ligne__bon__annulation=None
    )
    if bacs is not None:
        tares = tares.filter(bac__in=bacs)
    rang = Window(RowNumber(), partition_by=F("bac"), order_by=F("ligne").desc())
    dernieres = tares.annotate(rang=rang).filter(rang__lte=DERNIERS)
    sommes: dict[int, list[int]] = {}
    for bac, masse_g, n in dernieres.values_list("bac", "ligne__masse_g", "n"):
        somme = sommes.setdefault(bac, [0, 0])
        somme[0] += masse_g
        somme[1] += n
    return {bac: round(masse_g / n) for bac, (masse_g, n) in sommes.items()}


def charges_sans_poids(bac: Bac, n: int, point: Point | None) -> list[Charge]:
    """``n`` bins taken to weigh the mean, « estimée »; as many a line as the scale admits.

    Raises ``PasDeMoyenne`` where none was ever weighed.
    """
    moyenne_g = moyennes_des_bacs([bac.pk]).get(bac.pk)
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
