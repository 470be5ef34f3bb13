from petiterockette.affichage import apps as affichage


class SanteConfig(affichage.Salle):
    name = "petiterockette.sante"
    label = "sante"
    verbose_name = "santé"
