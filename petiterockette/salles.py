"""The rooms of the two big parts, each a Django app, from the ground up."""

# The matter.
COLLECTE = [
    "collecte.matiere",
    "collecte.listes",
    "collecte.mois",
    "collecte.livre",
    "collecte.bilans",
    "collecte.comptoirs",
    "collecte.poids",
    "collecte.objets",
    "collecte.tournees",
    "collecte.sorties",
    "collecte.bureau",
    "collecte.tri",
    "collecte.rayon",
    "collecte.depots",
    "collecte.quai",
    "collecte.comptages",
    "collecte.etrangetes",
    "collecte.clotures",
    "collecte.tableau",
    "collecte.emissions",
    "collecte.vitrine",
    "collecte.bons",
    "collecte.entrainement",
    "collecte.demo",
]

# The shop.
BOUTIQUE = [
    "boutique.regles",
    "boutique.caisses",
    "boutique.articles",
    "boutique.ventes",
    "boutique.tickets",
    "boutique.factures",
    "boutique.clotures",
    "boutique.tiroirs",
    "boutique.uniques",
    "boutique.comptabilite",
    "boutique.archives",
    "boutique.integrite",
    "boutique.comptoir",
    "boutique.tableau",
    "boutique.demo",
    "boutique.adhesions",
]
