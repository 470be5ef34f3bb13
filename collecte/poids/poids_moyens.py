"""What an object of a category is taken to weigh when nobody weighed it.

The surest first: weighings of the category (12 months, at least 10 objects), of its mother,
then the hypothesis of the list, then nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Q, Sum

from collecte.listes.models import Categorie
from collecte.livre.models import Ligne
from collecte.matiere.etapes import Mesure, Moyenne, Nature

from .models import Etalonnage

DUREE = timedelta(days=365)
OBJETS_MIN = 10
# Gestures whose lines count objects and weigh them.
NATURES = (Nature.APPORT, Nature.VENTE, Nature.VENTE_HORS_CAISSE, Nature.SORTIE)


def poids_moyen(categorie: Categorie, jour: date) -> tuple[int, str] | None:
    """What an object of a category weighs, as known that day: (milligrams, where it comes from), or
    None."""
    return poids_moyens([categorie], jour).get(categorie.pk)


def poids_moyens(categories: Iterable[Categorie], jour: date) -> dict[int, tuple[int, str]]:
    """Category's id → what its object weighs, as known that day: (milligrams, where it comes from).
    Three queries.

    The categories' parent is read with them; a category nothing is known of has no key.
    """
    categories = list(categories)
    siennes = {pk for c in categories for pk in (c.pk, c.parent_id) if pk}
    pesees = _pesees(siennes, jour)
    connus = {}
    for categorie in categories:
        famille = [(categorie, Moyenne.CATEGORIE)]
        if categorie.parent is not None:
            famille.append((categorie.parent, Moyenne.MERE))
        sources = [(pesees.get(c.pk), source) for c, source in famille]
        sources.append((hypothese(categorie) * 1000, Moyenne.HYPOTHESE))
        moyenne = next(((mg, str(source)) for mg, source in sources if mg), None)
        if moyenne:
            connus[categorie.pk] = moyenne
    return connus


def hypothese(categorie: Categorie) -> int:
    """What the list supposes that an object of a category weighs, in grams; 0: nothing.

    Its own word, else its mother's (read with it).
    """
    mere_g = categorie.parent.poids_moyen_g if categorie.parent else None
    return categorie.poids_moyen_g or mere_g or 0


def _pesees(ids: Collection[int], jour: date) -> dict[int, int]:
    """The means of twelve months in milligrams, of these categories and of their daughters.

    Where enough objects were weighed; what a daughter weighs teaches her mother too.
    """
    famille = Categorie.objects.filter(Q(pk__in=ids) | Q(parent__in=ids))
    meres = dict(famille.order_by().values_list("pk", "parent"))
    depuis = jour - DUREE
    lignes = Ligne.objects.filter(
        # By their ids: through the mother's, the base would read all that was ever weighed.
        categorie__in=list(meres),
        quantite__isnull=False,
        mesure=Mesure.PESEE,
        bon__jour__gt=depuis,
        bon__jour__lte=jour,
        bon__nature__in=NATURES,
        bon__annulation=None,
    )
    etalons = Etalonnage.objects.filter(categorie__in=list(meres), jour__gt=depuis, jour__lte=jour)
    sommes: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for rangees in (lignes, etalons):
        groupes = rangees.order_by().values_list("categorie")
        for c, n, g in groupes.annotate(n=Sum("quantite"), g=Sum("masse_g")):
            for pk in {c, meres[c]} - {None}:
                sommes[pk][0] += n
                sommes[pk][1] += g
    return {
        pk: max(1, (g * 1000 * 2 + n) // (2 * n))
        for pk, (n, g) in sommes.items()
        if n >= OBJETS_MIN
    }


def masse_estimee(quantite: int, moyenne_mg: int) -> int:
    """So many objects at so many milligrams: grams, at least one."""
    return max(1, (quantite * moyenne_mg + 500) // 1000)
