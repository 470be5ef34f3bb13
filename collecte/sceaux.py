"""The sealed tables of the matter."""

SCELLES = [
    "collecte.Bon",
    "collecte.Apport",
    "collecte.Sortie",
    "collecte.Ligne",
    "collecte.Tare",
    "collecte.DonRefuse",
    "collecte.Mouvement",
    "collecte.ContenantPlein",
    "collecte.Depart",
    "collecte.Bordereau",
    "collecte.Reception",
    "collecte.PeseePont",
    "collecte.Transfert",
    "collecte.Arrivee",
    "collecte.LigneInventaire",
    "collecte.Cloture",
    "collecte.Etalonnage",
    "collecte.ControleFait",
    "collecte.Evenement",
    "collecte.Rouleau",
]
# The journal keeps what these say of each bon.
PROUVES = ["collecte.Bon", "collecte.Ligne", "collecte.Mouvement"]
