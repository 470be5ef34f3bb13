from petiterockette.affichage import apps as affichage


class EnquetesConfig(affichage.Salle):
    name = "petiterockette.enquetes"
    label = "enquetes"
    verbose_name = "enquêtes"
