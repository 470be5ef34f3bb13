from petiterockette.affichage import apps as affichage


class DepotsConfig(affichage.Salle):
    name = "collecte.depots"
    label = "collecte_depots"
