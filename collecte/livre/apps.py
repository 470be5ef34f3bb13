from petiterockette.affichage import apps as affichage


class LivreConfig(affichage.Salle):
    name = "collecte.livre"
    label = "collecte_livre"
