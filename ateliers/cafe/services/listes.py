"""What the café needs before its first day: the categories of food."""

from django.db import transaction

from collecte.listes.models import Categorie
from collecte.matiere.etapes import Famille

# The association changes them. Code, name, short name, colour, drawing.
CATEGORIES = (
    ("denrees-legumes", "Fruits et légumes", "Légumes", "#2e9b4f", "carrot"),
    ("denrees-pain", "Pain et viennoiseries", "Pain", "#d89a3a", "croissant"),
    ("denrees-laitages", "Crèmerie et œufs", "Crèmerie", "#f2d94e", "milk"),
    ("denrees-viandes", "Viandes et poissons", "Viandes", "#c0453a", "fish"),
    ("denrees-epicerie", "Épicerie et boissons", "Épicerie", "#8a6fc0", "soup"),
    ("denrees-prepare", "Plats préparés", "Préparés", "#4a86c5", "salad"),
)
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
