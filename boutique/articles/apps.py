from petiterockette.affichage import apps as affichage


class ArticlesConfig(affichage.Salle):
    name = "boutique.articles"
    label = "boutique_articles"
