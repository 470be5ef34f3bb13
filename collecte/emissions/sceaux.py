"""The sealed tables of the avoided emissions: a factor never changes, nor who showed them when."""

SCELLES = ["collecte_emissions.Facteur", "collecte_emissions.Choix"]
