"""The poles and activities that a new installation begins with: code, name, activities."""

POLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("boutique", "Boutique", ("Caisse", "Mise en rayon", "Conseil aux clients")),
    ("tri", "Tri", ("Textiles", "Objets", "Livres")),
    ("accueil", "Accueil", ("Apports", "Renseignements")),
    ("cafe", "Café", ("Service", "Cuisine")),
    ("animation", "Animation", ("Ateliers", "Événements")),
    ("formation", "Formation", ("Cours", "Préparation")),
    ("velo", "Vélo", ("Mécanique", "Accueil de l’atelier")),
    ("bureau", "Bureau", ("Administration", "Communication")),
)
