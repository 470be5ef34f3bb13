from petiterockette.affichage import apps as affichage


class PeseesReprisesConfig(affichage.Salle):
    name = "boutique.pesees_reprises"
    label = "boutique_pesees_reprises"
    verbose_name = "pesées d’avant"
