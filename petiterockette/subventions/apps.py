from petiterockette.affichage import apps as affichage


class SubventionsConfig(affichage.Salle):
    name = "petiterockette.subventions"
    label = "subventions"
    verbose_name = "subventions"
