"""The sealed tables of the matter."""

SCELLES = [
    "collecte.Bon",
    "collecte.Apport",
    "collecte.Sortie",
    "collecte.Ligne",
    "collecte.Tare",
    "collecte.DonRefuse",
    "collecte.Mouvement",
]
