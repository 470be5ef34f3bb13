"""The sealed tables of the séances."""

SCELLES = ["seances.Bilan", "seances.TetesComptees"]
