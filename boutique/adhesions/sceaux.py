"""The sealed tables of memberships."""

SCELLES = ["boutique_adhesions.Adhesion", "boutique_adhesions.Resiliation"]
