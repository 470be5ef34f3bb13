"""The sealed tables of volunteering: the hours given, what an hour was said to be worth."""

SCELLES = ["benevolat.HeuresFaites", "benevolat.HeuresReprises", "benevolat.TauxHoraire"]
