"""The sealed tables of this room: each row is told by a ticket’s link, or by an event."""

SCELLES = [
    "boutique_tiroirs.MouvementEspeces",
    "boutique_tiroirs.Comptage",
    "boutique_tiroirs.RemiseBanque",
    "boutique_tiroirs.EtapeRemise",
    "boutique_tiroirs.ChequeRemis",
]
PROUVES = SCELLES
