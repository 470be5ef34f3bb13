from petiterockette.affichage import apps as affichage


class ComptagesConfig(affichage.Salle):
    name = "collecte.comptages"
    label = "collecte_comptages"
