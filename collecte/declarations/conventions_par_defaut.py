"""The nine éco-organismes and a model of agreement for each of their streams.

Source: the domain's table of streams (agréments of 2026); codes and names of the lines are the
trade's, to be replaced by those of the signed agreement. No number, no date: none declares
anything until the association completes it. « À vérifier avec votre convention ».
"""

from typing import NamedTuple


class Ligne(NamedTuple):
    code: str
    libelle: str
    categories: tuple[str, ...] = ()
    matieres: tuple[str, ...] = ()


class Modele(NamedTuple):
    """``suivi``: it asks for the appliances one by one."""

    filiere: str
    lignes: tuple[Ligne, ...]
    suivi: bool = False


_APPAREILS = (
    Ligne("GEMF", "gros électroménager froid", ("gem-froid",)),
    Ligne("GEMHF", "gros électroménager hors froid", ("gem-hors-froid",)),
    Ligne("ECR", "écrans", ("ecrans",)),
    Ligne(
        "PAM",
        "petits appareils, informatique",
        ("pam", "materiel-electrique", "informatique"),
    ),
)
_MOBILIER = (Ligne("EA", "éléments d’ameublement", ("mobilier",)),)
_BATIMENT = (Ligne("PMCB", "produits et matériaux de construction"),)
_PILES = (Ligne("PILES", "piles et accumulateurs portables", (), ("piles",)),)

ECO_ORGANISMES: dict[str, tuple[Modele, ...]] = {
    "Refashion": (
        Modele("textiles", (Ligne("TLC", "textiles, linge, chaussures", ("textiles",)),)),
    ),
    "ecosystem": (
        Modele(
            "appareils électriques",
            (*_APPAREILS, Ligne("LAMPES", "lampes", (), ("lampes",))),
            suivi=True,
        ),
    ),
    "Ecologic": (
        Modele("appareils électriques", _APPAREILS, suivi=True),
        Modele(
            "sport et loisirs",
            (
                Ligne("ASL", "articles de sport et de loisirs", ("sport-loisirs",)),
                Ligne("CYCLES", "cycles", ("velo",)),
            ),
        ),
        Modele("bricolage, machines thermiques", (Ligne("ABJ2", "machines thermiques"),)),
    ),
    "Ecomaison": (
        Modele("ameublement", _MOBILIER),
        Modele(
            "jouets",
            (Ligne("JOUETS", "jouets, jeux, puériculture légère", ("jouets", "puericulture")),),
        ),
        Modele(
            "bricolage et jardin",
            (Ligne("ABJ3-4", "outillage, bricolage, jardin", ("bricolage-jardin",)),),
        ),
    ),
    "Valdelia": (Modele("ameublement", _MOBILIER), Modele("bâtiment", _BATIMENT)),
    "EcoDDS": (
        Modele("bricolage, outillage du peintre", (Ligne("ABJ1", "outillage du peintre"),)),
        Modele("produits chimiques", (Ligne("DDS", "déchets diffus spécifiques"),)),
    ),
    "Valobat": (Modele("ameublement", _MOBILIER), Modele("bâtiment", _BATIMENT)),
    "Corepile": (Modele("piles", _PILES),),
    "Batribox": (Modele("piles", _PILES),),
}
