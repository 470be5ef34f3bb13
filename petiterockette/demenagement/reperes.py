"""Where to begin in an export, for whoever opens it: the main files, and how to add them up."""

from django.apps import apps

from .description import fichier_de

# « app.Modele » → what its file holds.
_PRINCIPAUX = {
    "collecte_livre.Mouvement": "les kilos\u00a0: ce qui a bougé, d’où, vers où, quel jour",
    "collecte_livre.CumulAnnees": "les mêmes kilos, additionnés par année",
    "collecte_livre.Bon": "les bons\u00a0: dépôts, tris, sorties, annulations",
    "collecte_livre.Apport": "d’où vient chaque dépôt",
    "collecte_listes.Categorie": "les catégories",
    "lieux.Lieu": "les lieux",
    "boutique_ventes.Vente": "les tickets de caisse",
    "boutique_ventes.LigneVente": "leurs lignes",
    "boutique_ventes.Reglement": "leurs paiements",
    "boutique_caisses.Serie": "les séries de tickets («\u00a0ecole\u00a0»\u00a0: pour apprendre)",
    "boutique_tickets_repris.TicketRepris": "les tickets repris d’avant ce logiciel",
    "boutique_factures.Facture": "les factures",
    "personnes.Personne": "les personnes",
    "personnes.Structure": "les partenaires",
    "boutique_adhesions.Adhesion": "les adhésions",
    "benevolat.HeuresFaites": "les heures de bénévolat",
    "benevolat.HeuresReprises": "celles reprises d’avant ce logiciel",
    "seances.Seance": "les ateliers et leurs séances",
    "journal.Entree": "le journal\u00a0: qui a fait quoi, quand",
}

# What is added up → how, so that nothing counts twice.
ADDITIONNER = {
    "kilos": (
        "Annuler n’efface rien\u00a0: un bon annulé reste, et sa contre-écriture fait le trajet "
        "inverse, d’une masse positive elle aussi («\u00a0nature\u00a0» dit «\u00a0contre_ecriture"
        "\u00a0»\u00a0; dans les bons, «\u00a0annule_id\u00a0» dit le bon annulé). Les kilos d’une "
        "destination sont donc la somme de «\u00a0masse_g\u00a0» des lignes où «\u00a0vers\u00a0» "
        "est cette destination, MOINS celle des lignes où «\u00a0de\u00a0» est cette destination. "
        "Pour ce qui est collecté, l’inverse\u00a0: «\u00a0de\u00a0» est «\u00a0donateur\u00a0», "
        "moins «\u00a0vers\u00a0» est «\u00a0donateur\u00a0». Laissez de côté les lignes où l’un "
        "des deux est «\u00a0maison\u00a0»\u00a0: ce sont nos propres déchets. Divisez par 1000 "
        "pour des kilos."
    ),
    "euros": (
        "Les montants («\u00a0…_cts\u00a0») sont en centimes\u00a0: divisez par 100. Un "
        "remboursement est négatif, il s’additionne tel quel. Laissez de côté les tickets des "
        "séries où «\u00a0ecole\u00a0» dit «\u00a0true\u00a0»."
    ),
    "heures": (
        "Les temps sont en minutes. Une correction est négative, elle s’additionne telle quelle."
    ),
}


def principaux() -> list[dict[str, str]]:
    """What the main files hold, and where each of them is in an export, the first to read first."""
    return [
        {"quoi": quoi, "fichier": fichier_de(apps.get_model(label))}
        for label, quoi in _PRINCIPAUX.items()
    ]
