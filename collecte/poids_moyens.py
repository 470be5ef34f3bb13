"""What an object of a category is taken to weigh when nobody weighed it.

The surest first: weighings of the category (12 months, at least 10 objects), of its mother,
then the hypothesis of the list, then nothing.
"""

from datetime import date, timedelta

from django.db.models import Q, Sum

from .etapes import Mesure, Moyenne, Nature
from .models import Categorie, Etalonnage, Ligne

DUREE = timedelta(days=365)
OBJETS_MIN = 10
# Gestures whose lines count objects and weigh them.
NATURES = (Nature.APPORT, Nature.VENTE_HORS_CAISSE, Nature.SORTIE)


def poids_moyen(categorie: Categorie, jour: date) -> tuple[int, str] | None:
    """What is known that day: (milligrams an object, where it comes from), or None."""
    famille = [(categorie, Moyenne.CATEGORIE)]
    if categorie.parent is not None:
        famille.append((categorie.parent, Moyenne.MERE))
    for c, source in famille:
        moyenne = _pesees(c, jour)
        if moyenne:
            return moyenne, str(source)
    for c, _source in famille:
        if c.poids_moyen_g:
            return c.poids_moyen_g * 1000, str(Moyenne.HYPOTHESE)
    return None


def _pesees(categorie: Categorie, jour: date) -> int | None:
    """The mean of twelve months in milligrams, where enough objects were weighed."""
    siennes = Q(categorie=categorie) | Q(categorie__parent=categorie)
    depuis = jour - DUREE
    lignes = Ligne.objects.filter(
        siennes,
        quantite__isnull=False,
        mesure=Mesure.PESEE,
        bon__jour__gt=depuis,
        bon__jour__lte=jour,
        bon__nature__in=NATURES,
        bon__annulation=None,
    )
    etalons = Etalonnage.objects.filter(siennes, jour__gt=depuis, jour__lte=jour)
    objets = masse_g = 0
    for rangees in (lignes, etalons):
        s = rangees.aggregate(n=Sum("quantite"), g=Sum("masse_g"))
        objets, masse_g = objets + (s["n"] or 0), masse_g + (s["g"] or 0)
    if objets < OBJETS_MIN:
        return None
    return max(1, (masse_g * 1000 * 2 + objets) // (2 * objets))


def masse_estimee(quantite: int, moyenne_mg: int) -> int:
    """So many objects at so many milligrams: grams, at least one."""
    return max(1, (quantite * moyenne_mg + 500) // 1000)
