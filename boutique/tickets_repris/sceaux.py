"""The sealed tables of the tickets of before: what replaces one is one more row."""

SCELLES = [
    "boutique_tickets_repris.TicketRepris",
    "boutique_tickets_repris.LigneReprise",
    "boutique_tickets_repris.TotalRepris",
]
