"""Invented homes: no such street, and numbers that ring nowhere. Pure.

ARCEP keeps 06 39 98 … for stories.
"""

from random import Random
from typing import Any

from collecte.tournees.mots import arrondissement

# Initials alone after a first name: nobody's.
PRENOMS = (
    "Agnès", "Boris", "Chloé", "Daouda", "Élise", "Farid", "Gisèle", "Hugo", "Irène", "Jules",
    "Khadija", "Léon", "Maud", "Nestor", "Odile", "Pablo", "Renée", "Samir", "Tina", "Ursule",
)  # fmt: skip
RUES = (
    "rue du Puits-Fleuri", "passage des Trois-Chats", "rue de la Vieille-Scierie",
    "impasse du Tonnelier", "rue des Cerfs-Volants", "avenue du Grand-Marronnier",
    "rue du Moulin-Bleu", "cour de l’Atelier", "rue des Quatre-Vents-d’Est", "allée du Rempailleur",
)  # fmt: skip
# What there is: (words, litres).
CHOSES = (
    ("Un canapé deux places en tissu, une table basse et quatre chaises.", 6_000),
    ("Armoire normande démontée, en très bon état. Les portes sont lourdes.", 6_000),
    ("Une quinzaine de cartons de livres et de vaisselle.", 1_500),
    ("Lave-linge et petit électroménager, tout fonctionne.", 1_500),
    ("On vide l’appartement de ma tante : meubles, linge, bibelots.", 12_000),
    ("Deux vélos d’adulte, une poussette et des jouets.", 1_500),
    ("Bureau d’angle, fauteuil et lampadaire.", 6_000),
    ("Sacs de vêtements et rideaux.", 600),
    ("Lit en bois 140 sans matelas, deux chevets, une commode.", 6_000),
    ("Matériel de bricolage, étagères métalliques.", 1_500),
)  # fmt: skip
VENDUS = (
    ("Buffet deux portes, vendu en boutique.", 1_500),
    ("Table de ferme et six chaises, vendues en boutique.", 6_000),
    ("Canapé-lit, vendu en boutique.", 6_000),
)
ACCES = ("", "Code 12B34", "Interphone au nom", "Bâtiment B, au fond de la cour", "Gardien")
HORS_DE_PARIS = {
    "petite-couronne": (
        ("93100", "Montreuil"),
        ("94200", "Ivry-sur-Seine"),
        ("93260", "Les Lilas"),
    ),
    "grande-couronne": (("77500", "Chelles"), ("91300", "Massy")),
    "ailleurs": (("60000", "Beauvais"),),
}
PREFERENCES = (
    "",
    "mardi-matin jeudi-matin",
    "vendredi-apres-midi samedi-matin",
    "jeudi-apres-midi",
)


def une_maison(de: Random, localite: str, choses=CHOSES) -> tuple[dict[str, Any], int]:
    """Coordinates in a locality (its code), and the litres of what there is."""
    code_postal, commune = _ou(de, localite)
    quoi, volume_l = de.choice(choses)
    fixe = {
        "nom": f"{de.choice(PRENOMS)} {de.choice('ABCDEFGHJLMNPRSTV')}.",
        "telephone": f"06 39 98 {de.randrange(100):02d} {de.randrange(100):02d}",
        "adresse": f"{de.randint(1, 148)} {de.choice(RUES)}",
        "acces": de.choice(ACCES),
        "code_postal": code_postal,
        "commune": commune,
        "quoi": quoi,
    }
    return fixe, volume_l


def _ou(de: Random, localite: str) -> tuple[str, str]:
    if localite in HORS_DE_PARIS:
        return de.choice(HORS_DE_PARIS[localite])
    code = localite if localite.startswith("75") else "75011"
    return code, arrondissement(code)
