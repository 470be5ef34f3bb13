"""The sealed tables of the till."""

SCELLES = [
    "boutique.Emetteur",
    "boutique.Vente",
    "boutique.LigneVente",
    "boutique.Reglement",
    "boutique.Remis",
    "boutique.MouvementEspeces",
    "boutique.Comptage",
    "boutique.Serie",
    "boutique.RemiseBanque",
    "boutique.EtapeRemise",
    "boutique.ChequeRemis",
    "boutique.Enlevement",
    "boutique.EtalonArticle",
    "boutique.Cloture",
    "boutique.Archive",
    "boutique.OuvertureFactures",
    "boutique.ExerciceFige",
    "boutique.EcritureFigee",
    "boutique.Facture",
    "boutique.LigneFacture",
    "boutique.PaiementFacture",
]
# Each is told by the link of its ticket, or by an event: column by column.
PROUVES = SCELLES
