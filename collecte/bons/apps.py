from petiterockette.affichage import apps as affichage


class BonsConfig(affichage.Salle):
    name = "collecte.bons"
    label = "collecte_bons"
