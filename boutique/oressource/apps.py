from petiterockette.affichage import apps as affichage


class OressourceConfig(affichage.Salle):
    name = "boutique.oressource"
    label = "boutique_oressource"
