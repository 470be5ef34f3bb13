"""The sealed tables of the animation."""

SCELLES = [
    "animation.Avis",
    "animation.Devis",
    "animation.Etape",
    "animation.LigneDevis",
    "animation.Materiel",
    "animation.Provenance",
    "animation.TetesParZone",
]
