from petiterockette.affichage import apps as affichage


class UniquesConfig(affichage.Salle):
    name = "boutique.uniques"
    label = "boutique_uniques"
