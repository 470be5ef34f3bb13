from petiterockette.affichage import apps as affichage


class RayonConfig(affichage.Salle):
    name = "collecte.rayon"
    label = "collecte_rayon"
