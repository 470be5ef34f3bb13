"""The sealed tables of this room: each row is told by a ticket’s link, or by an event."""

SCELLES = [
    "boutique_factures.Facture",
    "boutique_factures.LigneFacture",
    "boutique_factures.PaiementFacture",
    "boutique_factures.OuvertureFactures",
]
PROUVES = SCELLES
