from petiterockette.affichage import apps as affichage


class BureauConfig(affichage.Salle):
    name = "collecte.bureau"
    label = "collecte_bureau"
