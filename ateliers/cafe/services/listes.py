"""What the café needs before its first day: the categories of food."""

from django.db import transaction

from collecte.listes.models import Categorie
from collecte.matiere.etapes import Famille

from ..denrees_par_defaut import CATEGORIES

# After the categories of objects, on the pages that list them all.
APRES_LES_OBJETS = 900


@transaction.atomic
def charger_le_cafe() -> None:
    """Load the default categories, once: rows that exist are left as the association has them."""
    for rang, (code, nom, court, couleur, dessin) in enumerate(CATEGORIES):
        Categorie.objects.get_or_create(
            code=code,
            defaults={
                "nom": nom,
                "nom_court": court,
                "couleur": couleur,
                "pictogramme": dessin,
                "famille": Famille.DENREES,
                "ordre": APRES_LES_OBJETS + rang,
            },
        )
