"""The sealed tables of calibrations."""

SCELLES = ["collecte_poids.Etalonnage"]
