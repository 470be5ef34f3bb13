from petiterockette.affichage import apps as affichage


class DepartConfig(affichage.Salle):
    name = "petiterockette.depart"
    label = "depart"
    verbose_name = "départ"
