"""The sealed table of the grants: what was paid."""

SCELLES = ["subventions.Versement"]
