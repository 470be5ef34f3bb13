from petiterockette.affichage import apps as affichage


class IntegriteConfig(affichage.Salle):
    name = "boutique.integrite"
    label = "boutique_integrite"
