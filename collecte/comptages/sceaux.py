"""The sealed tables of counts."""

SCELLES = ["collecte_comptages.LigneInventaire"]
