"""The sealed tables of followed things."""

SCELLES = ["collecte_objets.Evenement", "collecte_objets.Rouleau"]
