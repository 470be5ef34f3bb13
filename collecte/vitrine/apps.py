from petiterockette.affichage import apps as affichage


class VitrineConfig(affichage.Salle):
    name = "collecte.vitrine"
    label = "collecte_vitrine"
