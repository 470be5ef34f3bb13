from petiterockette.affichage import apps as affichage


class CafeConfig(affichage.Salle):
    name = "ateliers.cafe"
    label = "cafe"
    verbose_name = "café"
