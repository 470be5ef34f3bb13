from petiterockette.affichage import apps as affichage


class EmissionsConfig(affichage.Salle):
    name = "collecte.emissions"
    label = "collecte_emissions"
    verbose_name = "émissions évitées"
