"""The sealed table of volunteering: the hours given."""

SCELLES = ["benevolat.HeuresFaites"]
