"""The sealed tables of the ledger."""

SCELLES = [
    "collecte_livre.Bon",
    "collecte_livre.Apport",
    "collecte_livre.Ligne",
    "collecte_livre.Tare",
    "collecte_livre.DonRefuse",
    "collecte_livre.Mouvement",
    "collecte_livre.ContenantPlein",
    "collecte_livre.Depart",
]
# The journal keeps what these say of each bon.
PROUVES = ["collecte_livre.Bon", "collecte_livre.Ligne", "collecte_livre.Mouvement"]
