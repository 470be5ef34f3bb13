from petiterockette.affichage import apps as affichage


class SeancesConfig(affichage.Salle):
    name = "ateliers.seances"
    label = "seances"
    verbose_name = "séances"
