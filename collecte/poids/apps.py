from petiterockette.affichage import apps as affichage


class PoidsConfig(affichage.Salle):
    name = "collecte.poids"
    label = "collecte_poids"
