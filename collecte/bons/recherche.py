"""Bons by their number, or by what they carry and for whom: lists are read as they are now."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from collecte.listes.models import Categorie
from collecte.livre.models import Bon, Ligne
from petiterockette.mots.chercher import MOTS_MAX, plier, trouve
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import Structure


def chercher(bons: QuerySet[Bon], mots: str) -> QuerySet[Bon]:
    """« 2 418 » is a number; each of other words is a category's or a structure's."""
    dits = plier(mots).split()[:MOTS_MAX]
    if (numero := numero_lu("".join(dits))) is not None:
        return bons.filter(pk=numero)
    if not dits:
        return bons
    categories = list(Categorie.objects.order_by().values_list("pk", "nom"))
    structures = list(Structure.objects.order_by().values_list("pk", "nom"))
    for mot in dits:
        lignes = Ligne.objects.filter(bon=OuterRef("pk"), categorie__in=_nommees(categories, mot))
        bons = bons.filter(Exists(lignes) | Q(sortie__structure__in=_nommees(structures, mot)))
    return bons


def _nommees(rangees: list[tuple[int, str]], mot: str) -> list[int]:
    return [pk for pk, nom in rangees if trouve(mot, nom)]
