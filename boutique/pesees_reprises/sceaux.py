"""The sealed table of the weighings of before: which old row each bon came from."""

SCELLES = ["boutique_pesees_reprises.Source"]
