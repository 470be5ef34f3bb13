from petiterockette.affichage import apps as affichage


class QuaiConfig(affichage.Salle):
    name = "collecte.quai"
    label = "collecte_quai"
