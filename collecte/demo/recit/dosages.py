"""The proportions of an ordinary year: what comes in, in which mass, and what becomes of it.

Source: the association's own account (about 40 % of textiles by weight; 57 % réemploi,
34 % recyclage, 9 % déchetterie; 25 t a year of gifts), completed so that it adds up.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Dosage:
    """A category: its frequency among weighings, its mass in kg, and its fate in percent.

    ``rayon``, ``atelier``, ``a_recycler``, ``a_jeter`` sum to 100. ``matieres``: what its
    recyclable part is set aside as, by weight; empty: no material is named.
    ``chaque_jour``: sorted and sold every day; the others twice a week.
    """

    frequence: float
    masse_kg: float
    rayon: int
    atelier: int
    a_recycler: int
    a_jeter: int
    matieres: dict[str, int] = field(default_factory=dict)
    tares: dict[str, int] = field(default_factory=dict)
    quantite_max: int = 0
    chaque_jour: bool = False
    en_camion: float = 1.0


_MOBILIER = {"mobilier-hors-service": 45, "bois": 35, "metaux": 20}
_ELECTRIQUE = {"deee": 92, "cables": 4, "lampes": 2, "piles": 2}
_CAISSES = {"Caisse grise": 30, "Petite caisse grise": 14}

DOSAGES: dict[str, Dosage] = {
    "textiles": Dosage(
        372, 5.2, 51, 0, 45, 4, {"textile": 1}, {"Sac cabas": 24, "Caddie": 5}, 0, True, 0.5
    ),
    "vaisselle": Dosage(106, 4.1, 73, 0, 10, 17, {"verre": 1}, _CAISSES, 0, True),
    "livres": Dosage(80, 5.2, 53, 0, 45, 2, {"livres-non-vendus": 1}, _CAISSES, 0, True),
    "bibelots": Dosage(84, 2.8, 70, 0, 8, 22, {}, _CAISSES, 0, True),
    "jouets": Dosage(68, 3.1, 69, 0, 9, 22, {}, {"Caisse grise": 18}, 0, True),
    "mobilier": Dosage(46, 11.5, 61, 6, 19, 14, _MOBILIER, {"Diable vert": 9}, 3, True, 5.0),
    "materiel-electrique": Dosage(
        34, 3.6, 30, 12, 52, 6, _ELECTRIQUE, {"Caisse grise": 12}, 4, True
    ),
    "pam": Dosage(36, 3.2, 32, 14, 49, 5, _ELECTRIQUE, {"Caisse grise": 15}, 5, True),
    "gem-froid": Dosage(0.9, 44, 20, 26, 54, 0, {"deee": 1}, {"Diable vert": 40}, 1, False, 9.0),
    "gem-hors-froid": Dosage(
        1.5, 47, 24, 28, 48, 0, {"deee": 1}, {"Diable vert": 40}, 1, False, 9.0
    ),
    "ecrans": Dosage(6, 6.5, 22, 12, 66, 0, {"deee": 1}, {}, 2, False, 1.5),
    "informatique": Dosage(24, 4.2, 24, 22, 51, 3, _ELECTRIQUE, {"Caisse grise": 12}, 4, True),
    "supports-media": Dosage(28, 2.5, 60, 0, 18, 22, {}, {"Petite caisse grise": 30}, 0, False),
    "velo": Dosage(3.2, 12.5, 22, 52, 20, 6, {"metaux": 1}, {}, 1, False, 2.0),
    "bijoux": Dosage(16, 0.28, 95, 0, 0, 5, {}, {}, 0, False, 0.2),
    "sport-loisirs": Dosage(15, 3.8, 74, 0, 10, 16, {}, {}, 3, False),
    "bricolage-jardin": Dosage(
        15, 4.6, 66, 0, 22, 12, {"metaux": 1}, {"Caisse grise": 20}, 4, False
    ),
    "puericulture": Dosage(9, 4.9, 72, 0, 10, 18, {}, {}, 2, False, 1.5),
    "autres": Dosage(13, 4.0, 56, 0, 20, 24, {}, {"Caisse grise": 10}, 0, False),
}

# What a toy, a spade or a ball is brought in more in its months.
MOIS_FORTS: dict[str, tuple[tuple[int, ...], float]] = {
    "jouets": ((11, 12, 1), 1.35),
    "bricolage-jardin": ((3, 4, 5, 6), 1.5),
    "sport-loisirs": ((5, 6, 7, 9), 1.4),
    "velo": ((4, 5, 6, 9), 1.5),
    "livres": ((1, 6, 9), 1.1),
}

# From the workshop, a week later, in percent.
ATELIER = {"rayon": 75, "a_recycler": 25}


@dataclass(frozen=True)
class Poubelle:
    """A bin: its material, what it becomes, what it holds in kg, the weekdays it goes out.

    ``attend``: what it takes from, (stage, material); ``part``: how much of it.
    """

    matiere: str
    vers: str
    plein_kg: int
    semaine: tuple[int, ...]
    attend: tuple[str, str]
    part: float = 1.0


BACS: dict[str, Poubelle] = {
    "Gros bac vert": Poubelle(
        "tout-venant", "dechetterie", 55, (1, 3, 5), ("a_jeter", ""), part=0.55
    ),
    "Moyen bac jaune": Poubelle("emballages", "recycle", 14, (2, 5), ("a_recycler", "")),
    "Petit bac blanc": Poubelle("verre", "recycle", 38, (3,), ("a_recycler", "verre")),
}
# The rest of what is thrown away leaves by truck, every week.
SEMAINE_DU_CHARGEMENT, CHARGEMENT_MAX_KG = (4,), 280
# Our own rubbish, on Saturdays, in kg.
MAISON = {"Gros bac vert": 24.0, "Moyen bac jaune": 9.0}

LOCALITES: dict[str, dict[str, int]] = {
    "CHV": {
        "quartier": 310, "75011": 220, "75012": 60, "75020": 130, "75010": 70,
        "petite-couronne": 60, "non-demande": 80, "75003": 20, "75019": 18, "75018": 10,
        "75004": 8, "75013": 6, "ailleurs": 4, "grande-couronne": 4,
    },
    "MTG": {
        "quartier": 240, "75011": 90, "75012": 340, "75020": 50, "75010": 12,
        "petite-couronne": 120, "non-demande": 90, "75013": 22, "75005": 10, "75014": 8,
        "75004": 8, "ailleurs": 5, "grande-couronne": 5,
    },
}  # fmt: skip
# Where the truck goes: by appointment, at the foot of a building, after a brocante.
ORIGINES_DU_CAMION = {"domicile": 78, "pied-d-immeuble": 15, "brocante": 7}

REFUS = {"Matelas": 40, "Matériaux": 30, "Produits dangereux": 18, "Autre": 12}
CATEGORIES_REFUSEES = {"": 70, "mobilier": 22, "materiel-electrique": 8}

DONS: dict[str, tuple[str, int]] = {
    # type de don: (compte comme, fréquence)
    "Don à un particulier": ("donne_particulier", 50),
    "Don à une association": ("donne_association", 24),
    "Don à un artiste": ("donne_particulier", 5),
    "Don à un salarié": ("donne_particulier", 6),
    "Don à un bénévole": ("donne_particulier", 7),
    "Aménagement des locaux": ("usage_interne", 4),
    "Ateliers d’animation": ("usage_interne", 4),
}
ASSOCIATIONS = ("Action froid", "La maison de la plage")
CATEGORIES_DONNEES = ("textiles", "textiles", "vaisselle", "livres", "jouets", "mobilier", "pam")

DECHETTERIE = "Déchetterie de la porte des Lilas"


@dataclass(frozen=True)
class EnlevementPrevu:
    """Who takes a material, on which weekdays (0: Monday), in which containers of how much."""

    structure: str
    semaine: tuple[int, ...]
    genre: str = "recycleur"
    contenant: str = ""
    par_contenant_kg: int = 100


ENLEVEMENTS: dict[str, EnlevementPrevu] = {
    "textile": EnlevementPrevu("Gebetex", (1, 4), contenant="Roll textile", par_contenant_kg=110),
    "livres-non-vendus": EnlevementPrevu("Recycle livre", (3,), contenant="Caddie"),
    "deee": EnlevementPrevu("Eco-systèmes", (2,), contenant="Cage D3E", par_contenant_kg=160),
    "cables": EnlevementPrevu("Eco-systèmes", (2,)),
    "lampes": EnlevementPrevu("Screlec", (2,)),
    "piles": EnlevementPrevu("Screlec", (2,)),
    "bois": EnlevementPrevu(DECHETTERIE, (4,), "dechetterie"),
    "metaux": EnlevementPrevu(DECHETTERIE, (4,), "dechetterie"),
    "mobilier-hors-service": EnlevementPrevu(DECHETTERIE, (1,), "dechetterie"),
}

PRENOMS_DE_DONATEURS = ("Odile", "Mehdi", "Agathe", "Sékou", "Irène", "Baptiste", "Mina", "Hugo")
COMMENTAIRES = (
    "Sacs humides, à étendre.",
    "Carton fendu, fragile.",
    "Il manque une vis au pied.",
    "Ne s’allume pas.",
    "Lot complet, avec la notice.",
    "Revient samedi avec la suite.",
)
MOTIFS_D_ANNULATION = ("Mauvaise catégorie", "Mauvais poids", "Mauvaise tare")
