"""What is followed thing by thing, the first places, and the sheets of labels."""

# Which things are followed one by one, and which with a unit sheet; what is not named here
# does as its parent does, or is never followed.
SUIVIS = {
    "mobilier": "propose",
    "materiel-electrique": "propose",
    "gem-froid": "fiche",
    "gem-hors-froid": "fiche",
    "ecrans": "fiche",
    "informatique": "fiche",
    "velo": "fiche",
    "sport-loisirs": "propose",
    "autres": "propose",
}

EMPLACEMENTS = ("Réserve 1", "Réserve 2", "Boutique", "Atelier")

# Papers of labels: name; page, then columns and rows, then a label, then the margins at its
# left and top, then the gaps; in µm, as their makers give them.
_A4, _80, _57 = (210_000, 297_000), (80_000, 40_000), (57_000, 32_000)

FORMATS_ETIQUETTES = [
    ("A4, 65 étiquettes 38,1 × 21,2 mm",
     _A4, (5, 13), (38_100, 21_200), (4_750, 10_700), (2_500, 0)),
    ("A4, 40 étiquettes 52,5 × 29,7 mm", _A4, (4, 10), (52_500, 29_700), (0, 0), (0, 0)),
    ("A4, 24 étiquettes 70 × 36 mm", _A4, (3, 8), (70_000, 36_000), (0, 4_500), (0, 0)),
    ("A4, 24 étiquettes 70 × 37 mm", _A4, (3, 8), (70_000, 37_000), (0, 500), (0, 0)),
    ("A4, 21 étiquettes 63,5 × 38,1 mm",
     _A4, (3, 7), (63_500, 38_100), (7_250, 15_150), (2_500, 0)),
    ("Rouleau de 80 mm", _80, (1, 1), (72_000, 40_000), (4_000, 0), (0, 0)),
    ("Rouleau de 57 mm", _57, (1, 1), (48_000, 32_000), (4_500, 0), (0, 0)),
]  # fmt: skip
