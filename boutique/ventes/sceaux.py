"""The sealed tables of sales: each is told by the link of its ticket, column by column."""

SCELLES = ["boutique_ventes.Vente", "boutique_ventes.LigneVente", "boutique_ventes.Reglement"]
PROUVES = SCELLES
