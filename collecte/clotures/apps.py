from petiterockette.affichage import apps as affichage


class CloturesConfig(affichage.Salle):
    name = "collecte.clotures"
    label = "collecte_clotures"
