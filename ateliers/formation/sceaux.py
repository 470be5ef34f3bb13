"""The sealed tables of the training pole."""

SCELLES = ["formation.Emargement", "formation.Feuille"]
# Each is told by its own link, column by column.
PROUVES = SCELLES
