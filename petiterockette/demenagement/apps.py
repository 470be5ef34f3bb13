from petiterockette.affichage import apps as affichage


class DemenagementConfig(affichage.Salle):
    name = "petiterockette.demenagement"
    label = "demenagement"
    verbose_name = "déménagement"
