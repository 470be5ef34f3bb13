from petiterockette.affichage import apps as affichage


class RepriseConfig(affichage.Salle):
    name = "petiterockette.reprise"
    label = "reprise"
    verbose_name = "reprise"
