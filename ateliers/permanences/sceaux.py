"""The sealed table of the permanences."""

SCELLES = ["permanences.Releve"]
