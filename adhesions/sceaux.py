"""The sealed tables of memberships."""

SCELLES = ["adhesions.Adhesion", "adhesions.Resiliation"]
