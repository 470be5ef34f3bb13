"""Where what came in comes from: category by category, as deposits say it."""

from collections import defaultdict
from datetime import date

from django.db.models import Q, Sum

from collecte.livre.models import CumulApports, Ligne

from .grains import decouper
from .masses import Ids
from .passages import bons_des_jours

# Category, origin, locality → grams.
Apportes = dict[tuple[int, int, int], int]


def lire_les_apports(
    debut: date,
    fin: date,
    lieux: Ids,
    categories: Ids = None,
    origine: int | None = None,
    localite: int | None = None,
) -> Apportes:
    """What came in, narrowed to categories, to an origin, to a locality; cancellations off.

    Only deposits know where they come from: nothing that was sorted does.
    """
    voulu = Q()
    if origine:
        voulu &= Q(origine=origine)
    if localite:
        voulu &= Q(localite=localite)
    sommes: Apportes = defaultdict(int)
    pleins, bords = decouper(debut, fin)
    if pleins:
        cumuls = CumulApports.objects.filter(voulu, mois__gte=pleins[0], mois__lte=pleins[1])
        if lieux is not None:
            cumuls = cumuls.filter(lieu__in=lieux)
        if categories is not None:
            cumuls = cumuls.filter(categorie__in=categories)
        cle = ("categorie", "origine", "localite")
        for *cles, g in cumuls.order_by().values_list(*cle).annotate(Sum("masse_g")):
            sommes[tuple(cles)] += g
    for bons, chemin, signe in bons_des_jours(bords, lieux) if bords else ():
        lignes = Ligne.objects.filter(bon__in=bons.values(f"{chemin}pk"))
        if categories is not None:
            lignes = lignes.filter(categorie__in=categories)
        if origine:
            lignes = lignes.filter(bon__apport__origine=origine)
        if localite:
            lignes = lignes.filter(bon__apport__localite=localite)
        cle = ("categorie", "bon__apport__origine", "bon__apport__localite")
        for *cles, g in lignes.order_by().values_list(*cle).annotate(Sum("masse_g")):
            sommes[tuple(cles)] += signe * g
    return {cle: g for cle, g in sommes.items() if g}
