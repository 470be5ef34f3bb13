"""The sealed tables of the results: what the accountant's files said."""

SCELLES = ["resultats.Balance", "resultats.Solde"]
