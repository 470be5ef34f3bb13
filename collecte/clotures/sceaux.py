"""The sealed tables of closings."""

SCELLES = ["collecte_clotures.Cloture"]
