"""The sealed table of the surveys: what people answered."""

SCELLES = ["enquetes.Reponse"]
