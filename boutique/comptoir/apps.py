from petiterockette.affichage import apps as affichage


class ComptoirConfig(affichage.Salle):
    name = "boutique.comptoir"
    label = "boutique_comptoir"
