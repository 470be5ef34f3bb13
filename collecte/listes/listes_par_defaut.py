"""The reference lists of La Petite Rockette, the product's default data; some fit any house.

Source: the association's own lists of 2016-2017, spelt properly, colours kept, completed
with the categories and materials that the trade needs today. To be confirmed by the
association: every row is editable.
"""

# code, nom, nom court, couleur, motif, pictogramme, matière au recyclage, net plausible (g),
# destination proposée
CATEGORIES = [
    (
        "textiles",
        "Textiles et accessoires",
        "Textiles",
        "#db20df",
        "pois",
        "shirt",
        "textile",
        100_000,
        "a_trier",
    ),
    ("vaisselle", "Vaisselle", "", "#c0c0c0", "pois", "utensils", "verre", 100_000, "a_trier"),
    (
        "livres",
        "Livres",
        "",
        "#3a02e8",
        "droites",
        "book-open",
        "livres-non-vendus",
        100_000,
        "a_trier",
    ),
    ("bibelots", "Bibelots", "", "#c0c0c0", "contrebiais", "amphora", None, 100_000, "a_trier"),
    ("jouets", "Jouets", "", "#80ffff", "carreaux", "blocks", None, 100_000, "a_trier"),
    (
        "mobilier",
        "Mobilier",
        "",
        "#e83c02",
        "lignes",
        "armchair",
        "mobilier-hors-service",
        100_000,
        "a_trier",
    ),
    (
        "materiel-electrique",
        "Matériel électrique",
        "Mat. électrique",
        "#e87702",
        "biais",
        "plug",
        "deee",
        100_000,
        "atelier",
    ),
    ("informatique", "Informatique", "", "#e902ff", "grille", "laptop", "deee", 100_000, "atelier"),
    (
        "supports-media",
        "Supports média",
        "",
        "#0b28ff",
        "contrebiais",
        "disc-3",
        None,
        40_000,
        "a_trier",
    ),
    ("velo", "Vélo", "", "#0f7a3d", "biais", "bike", "metaux", 100_000, "a_trier"),
    (
        "vrac",
        "Vrac à trier",
        "",
        "#f2c230",
        "contrebiais",
        "package-open",
        None,
        100_000,
        "a_trier",
    ),
    ("bijoux", "Bijoux", "", "#3fbf9f", "grille", "gem", None, 5_000, "a_trier"),
    (
        "sport-loisirs",
        "Sport et loisirs",
        "",
        "#9bd13c",
        "carreaux",
        "volleyball",
        None,
        100_000,
        "a_trier",
    ),
    (
        "bricolage-jardin",
        "Bricolage et jardin",
        "Bricolage",
        "#8a5a2b",
        "droites",
        "hammer",
        "metaux",
        100_000,
        "a_trier",
    ),
    ("puericulture", "Puériculture", "", "#ffb3c7", "lignes", "baby", None, 100_000, "a_trier"),
    ("autres", "Autres", "", "#02d4ff", "uni", "shapes", None, 100_000, "a_trier"),
]

# code, nom, catégorie mère, pictogramme
SOUS_CATEGORIES = [
    ("gem-froid", "Gros électroménager froid", "Froid", "materiel-electrique", "refrigerator"),
    (
        "gem-hors-froid",
        "Gros électroménager hors froid",
        "Hors froid",
        "materiel-electrique",
        "washing-machine",
    ),
    ("ecrans", "Écrans", "", "materiel-electrique", "monitor"),
    ("pam", "Petits appareils", "", "materiel-electrique", "microwave"),
]

# code, nom, couleur, code déchet, catégories possibles (vide : toutes)
_ELECTRIQUES = ("materiel-electrique", "informatique")

MATIERES = [
    (
        "metaux",
        "Métaux",
        "#8e33ae",
        "20 01 40",
        ("materiel-electrique", "mobilier", "vaisselle", "velo", "bricolage-jardin"),
    ),
    ("deee", "DEEE", "#000000", "20 01 36", _ELECTRIQUES),
    ("livres-non-vendus", "Livres non vendus", "#9b4848", "20 01 01", ("livres",)),
    ("piles", "Piles", "#925555", "20 01 34", _ELECTRIQUES),
    ("lampes", "Lampes et néons", "#000000", "20 01 21*", _ELECTRIQUES),
    ("textile", "Textile", "#846060", "20 01 11", ("textiles",)),
    ("bois", "Bois", "#933e3e", "20 01 38", ("mobilier",)),
    ("mobilier-hors-service", "Mobilier hors service", "#c47878", "20 03 07", ("mobilier",)),
    ("assises", "Assises", "#e98e8e", "20 03 07", ("mobilier",)),
    ("plans-de-travail", "Plans de travail", "#c02d2d", "20 01 38", ("mobilier",)),
    ("cables", "Câbles", "#aa3a3a", "20 01 40", _ELECTRIQUES),
    ("carton", "Carton", "#b08a5a", "20 01 01", ()),
    ("verre", "Verre", "#c0c0c0", "20 01 02", ("vaisselle", "bibelots")),
    ("emballages", "Emballages", "#ffb506", "15 01 06", ()),
    ("tout-venant", "Tout-venant", "#00aa55", "20 03 07", ()),
]

# nom, description, tare (g), couleur
CONTENANTS = [
    ("Caisse grise", "", 3_000, "#799082"),
    ("Petite caisse grise", "", 1_500, "#776161"),
    ("Caddie", "petite cage en fer sur roulettes", 11_000, "#ab26ab"),
    ("Roulpratique", "alu", 10_000, "#019b99"),
    ("Diable vert", "", 12_000, "#dd0c0c"),
    ("Roll textile", "", 31_000, "#5037d0"),
    ("Cage D3E", "", 39_000, "#108f99"),
    ("Sac cabas", "", 350, "#8a715a"),
]

# nom, description, tare (g), couleur, matière, devient, code de traitement
BACS = [
    (
        "Petit bac vert",
        "tout-venant, 100 l",
        22_000,
        "#00aa55",
        "tout-venant",
        "dechetterie",
        "D10",
    ),
    (
        "Moyen bac vert",
        "tout-venant, 200 l",
        27_000,
        "#00aa55",
        "tout-venant",
        "dechetterie",
        "D10",
    ),
    ("Gros bac vert", "tout-venant, 400 l", 32_000, "#00aa55", "tout-venant", "dechetterie", "D10"),
    ("Petit bac jaune", "emballages, 100 l", 19_000, "#ffb506", "emballages", "recycle", "R12"),
    ("Moyen bac jaune", "emballages, 200 l", 27_000, "#ffb506", "emballages", "recycle", "R12"),
    ("Gros bac jaune", "emballages, 400 l", 32_000, "#ffb506", "emballages", "recycle", "R12"),
    ("Petit bac blanc", "verre, 100 l", 20_000, "#c0c0c0", "verre", "recycle", "R5"),
]

# code, nom, statut, couleur, pictogramme
ORIGINES = [
    ("apport-volontaire", "Apport volontaire", "produit", "#cb2323", "user"),
    ("domicile", "Domicile", "produit", "#7b1f1f", "house"),
    ("pied-d-immeuble", "Pied d’immeuble", "produit", "#934a4a", "truck"),
    ("brocante", "Brocante", "produit", "#a26b6b", "tent"),
]

# code, nom, en tuile, couleur
LOCALITES = [
    ("quartier", "Quartier", True, "#89cc58"),
    ("75011", "11ᵉ", True, "#43d163"),
    ("75012", "12ᵉ", True, "#43d163"),
    ("75020", "20ᵉ", True, "#43d163"),
    ("75010", "10ᵉ", True, "#43d163"),
    ("petite-couronne", "Petite couronne", True, "#89cc58"),
    ("75001", "1ᵉʳ", False, "#43d163"),
    *[(f"750{n:02d}", f"{n}ᵉ", False, "#43d163") for n in (*range(2, 10), *range(13, 20))],
    ("grande-couronne", "Grande couronne", False, "#89cc58"),
    ("ailleurs", "Ailleurs", False, "#89cc58"),
]

# Those that name no town: what a house begins with anywhere.
LOCALITES_MINIMALES = [
    ("ici", "Près d’ici", True, "#43d163"),
    ("ailleurs", "Ailleurs", True, "#89cc58"),
]

NON_DEMANDE = ("non-demande", "Non demandé")

# nom, compte comme, à une structure, couleur, pictogramme
TYPES_DON = [
    ("Don à un particulier", "donne_particulier", False, "#84a8c6", "user"),
    ("Don à une association", "donne_association", True, "#c6a13d", "hand-heart"),
    ("Don à un artiste", "donne_particulier", False, "#bf6b1f", "palette"),
    ("Don à un salarié", "donne_particulier", False, "#bb3333", "user"),
    ("Don à un bénévole", "donne_particulier", False, "#155175", "user"),
    ("Aménagement des locaux", "usage_interne", False, "#da4747", "house"),
    ("Ateliers d’animation", "usage_interne", False, "#9a15e3", "wrench"),
    ("Autre structure de réemploi", "autre_structure", True, "#2a66b8", "store"),
]

# nom, genre, objet, couleur, accords : (matière ou None, devient, code de traitement)
STRUCTURES: list[tuple[str, str, str, str, list[tuple[str | None, str, str]]]] = [
    ("Recycle livre", "recycleur", "livres", "#a77a37", [("livres-non-vendus", "recycle", "R3")]),
    ("Gebetex", "recycleur", "textile", "#f48570", [("textile", "recycle", "R3")]),
    (
        "Eco-systèmes",
        "recycleur",
        "appareils électriques",
        "#b36cb4",
        [("deee", "recycle", "R12"), ("cables", "recycle", "R4")],
    ),
    (
        "Screlec",
        "recycleur",
        "ampoules et piles",
        "#e3c451",
        [("lampes", "recycle", "R12"), ("piles", "recycle", "R12")],
    ),
    (
        "La maison de la plage",
        "association",
        "mosaïques",
        "#828fe4",
        [(None, "donne_association", "")],
    ),
    (
        "Action froid",
        "association",
        "maraudes auprès des personnes sans abri",
        "#626ac2",
        [(None, "donne_association", "")],
    ),
    (
        "Déchetterie de la porte des Lilas",
        "dechetterie",
        "porte des Lilas",
        "#89b029",
        [
            ("metaux", "recycle", "R4"),
            ("bois", "recycle", "R3"),
            ("carton", "recycle", "R3"),
            ("mobilier-hors-service", "recycle", "R12"),
        ],
    ),
]

MOTIFS_REFUS = ["Matériaux", "Matelas", "Produits dangereux", "Autre"]
