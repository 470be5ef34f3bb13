"""The sealed tables of the café."""

SCELLES = [
    "cafe.Ramasse",
    "cafe.SortieDenrees",
    "cafe.Releve",
    "cafe.Refroidissement",
    "cafe.Nettoyage",
    "cafe.MouvementSuspendu",
]
