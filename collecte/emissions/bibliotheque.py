"""The factors found in public sources, to be checked before anything is published.

Sources: Emmaüs Défi quotes ADEME’s flat factor for a tonne put to use again; ADEME’s « Modélisation
et évaluation environnementale de produits de consommation », as the open repository
incubateur-ademe/impactco2 ships it (making and distribution of a new product; use and end of life
are out). None counts before somebody adds it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .models import Facteur

KG, OBJET = str(Facteur.Unite.KG), str(Facteur.Unite.OBJET)


@dataclass(frozen=True)
class Modele:
    """A published value; ``valeur_g``: grams of CO2e a kilogram or an object.

    ``substitution_pm``: None where the source tells none, and somebody must say it.
    """

    code: str
    sujet: str
    unite: str
    valeur_g: int
    substitution_pm: int | None
    source: str
    url: str
    perimetre: object
    version: str


LICENCE = _("à vérifier auprès de la source")
FORFAIT = Modele(
    code="forfait",
    sujet="Toute tonne réemployée",
    unite=KG,
    valeur_g=462,
    # It is a mean already.
    substitution_pm=1000,
    source="ADEME, citée par Emmaüs Défi : 0,462 t de CO2 non émis par tonne réemployée",
    url="",
    perimetre=_("tout ce qui est réemployé, toutes catégories ; déjà une moyenne"),
    version="non datée",
)
# What the source measures → grams of CO2e for a new one.
_OBJETS = {
    "T-shirt coton": 5_150,
    "T-shirt polyester": 5_210,
    "Polo": 8_250,
    "Chemise coton": 11_300,
    "Jean": 22_700,
    "Sweat coton": 27_400,
    "Pull acrylique": 25_600,
    "Pull laine": 52_900,
    "Robe coton": 48_700,
    "Chaussures cuir": 13_400,
    "Chaussures tissu": 17_300,
    "Chaussures de sport": 18_700,
    "Chaise bois": 18_600,
    "Table bois": 80_200,
    "Canapé textile": 179_000,
    "Canapé convertible": 197_000,
    "Lit complet": 444_000,
    "Armoire": 907_000,
    "Smartphone": 85_100,
    "Tablette": 59_700,
    "Ordinateur portable": 182_600,
    "Ordinateur fixe": 261_500,
    "Écran 24 pouces": 65_900,
    "Bouilloire": 9_730,
    "Cafetière filtre": 31_500,
    "Cafetière expresso": 47_100,
    "Cafetière à dosettes": 22_000,
    "Aspirateur": 47_300,
    "Four électrique": 217_000,
    "Lave-vaisselle": 244_000,
    "Réfrigérateur": 255_000,
    "Lave-linge 7 kg": 296_000,
    "Télévision 40-49 pouces": 375_800,
    "Enceinte connectée": 19_800,
}
MODELES = {
    m.code: m
    for m in (
        FORFAIT,
        *(
            Modele(
                code=f"objet-{rang}",
                sujet=sujet,
                unite=OBJET,
                valeur_g=valeur_g,
                substitution_pm=None,
                source="ADEME, Modélisation et évaluation environnementale de produits",
                url="https://github.com/incubateur-ademe/impactco2",
                perimetre=_("fabrication et distribution du neuf ; ni l’usage ni la fin de vie"),
                version="dépôt impactco2, à dater",
            )
            for rang, (sujet, valeur_g) in enumerate(_OBJETS.items(), start=1)
        ),
    )
}
