"""What the till sells by default.

Source: the association's own price grid of 2016-2017 (« grille des prix »), spelt properly. To be
confirmed by the association: every row is editable.
"""

PUBLICS = ["Adhérents", "Étudiants", "Bénévoles"]

# catégorie → articles : nom, prix (centimes ; None : libre), objets par lot, poids d’un objet (g),
# par hypothèse : à étalonner
ARTICLES: dict[str, list[tuple[str, int | None, int | None, int]]] = {
    "textiles": [
        ("T-shirt, haut", 150, None, 150),
        ("Pantalon", 300, None, 600),
        ("Chemise", 300, None, 250),
        ("Veste", 300, None, 600),
        ("Manteau", 500, None, 1_200),
        ("Sac à main", 300, None, 500),
        ("Vêtement enfant", 150, None, 150),
        ("Linge de maison", 150, None, 400),
        ("Manteau enfant", 300, None, 600),
        ("Écharpe", 100, None, 150),
        ("Paire de gants", 100, None, 80),
        ("Débardeur", 100, None, 100),
        ("Pochette", 150, None, 200),
        ("Soutien-gorge", 200, None, 80),
        ("Culotte", 100, None, 40),
        ("Sous-vêtement enfant", 150, None, 40),
        ("Cravate", 50, None, 60),
    ],
    "vaisselle": [
        ("Assiette", 25, None, 450),
        ("Bol", 50, None, 300),
        ("Six verres", 200, 6, 250),
        ("Douze cuillères", 100, 12, 40),
    ],
    # « Livre » is not of the grid of 2017: what is neither of the two others had no line.
    "livres": [
        ("Livre", 10, None, 350),
        ("Bande dessinée", 10, None, 600),
        ("Polar", 10, None, 200),
    ],
    "supports-media": [
        ("Vinyle", 10, None, 250),
        ("DVD", 10, None, 100),
        ("VHS", 10, None, 250),
        ("Cassette audio", 10, None, 60),
    ],
    "jouets": [("Puzzle", 150, None, 800)],
    "informatique": [("Clavier", 200, None, 700), ("Ordinateur complet", 8_000, None, 12_000)],
    "materiel-electrique": [
        ("Téléviseur", 1_000, None, 12_000),
        ("Lecteur de DVD", 500, None, 2_000),
        ("Magnétoscope", 500, None, 4_000),
        ("Four à micro-ondes", 500, None, 12_000),
        ("Grille-pain", 500, None, 1_500),
    ],
}

# catégorie → taux de TVA, en centièmes de pour cent : il attend que l’activité soit soumise à la
# TVA et l’admette. Source : CGI art. 278-0 bis, A, 3°.
TAUX = {"livres": 550}

# activité, nom, minimum (centimes), montants proposés
A_PRIX_LIBRE = [
    ("adhesions", "Adhésion à l’année", 600, [600, 1_000, 2_000, 4_500]),
    ("dons", "Don à l’association", None, [200, 500, 1_000, 2_000]),
]

# genre, activité, nom, montants proposés
BON_ACHAT = ("bon_achat", "bons", "Bon d’achat à offrir", [1_000, 2_000, 3_000, 5_000])
