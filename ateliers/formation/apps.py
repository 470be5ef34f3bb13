from petiterockette.affichage import apps as affichage


class FormationConfig(affichage.Salle):
    name = "ateliers.formation"
    label = "formation"
    verbose_name = "formation"
