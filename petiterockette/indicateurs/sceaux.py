"""The sealed tables of the indicators: what was typed and told to funders, what was aimed at."""

SCELLES = ["indicateurs.Releve", "indicateurs.Cible"]
