"""The sealed tables of the training pole."""

SCELLES = ["formation.Emargement", "formation.Feuille"]
