"""The sealed tables of what the poles did before."""

SCELLES = ["ateliers_reprise.SeancesReprises", "ateliers_reprise.PublicRepris"]
