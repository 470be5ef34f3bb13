from petiterockette.affichage import apps as affichage


class SortiesConfig(affichage.Salle):
    name = "collecte.sorties"
    label = "collecte_sorties"
