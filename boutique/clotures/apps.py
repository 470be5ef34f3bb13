from petiterockette.affichage import apps as affichage


class CloturesConfig(affichage.Salle):
    name = "boutique.clotures"
    label = "boutique_clotures"
