"""The sealed tables of the sites: when they really opened and closed."""

SCELLES = ["lieux.Ouverture", "lieux.Fermeture", "lieux.CorrectionHeures"]
