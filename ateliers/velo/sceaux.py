"""The sealed tables of the bike workshop."""

SCELLES = [
    "velo.Changement",
    "velo.Verification",
    "velo.Controle",
    "velo.PointControle",
    "velo.Demontage",
    "velo.PieceDemontee",
]
