"""The sealed tables of the indicators: what was typed, and told to funders."""

SCELLES = ["indicateurs.Releve"]
