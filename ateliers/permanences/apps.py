from petiterockette.affichage import apps as affichage


class PermanencesConfig(affichage.Salle):
    name = "ateliers.permanences"
    label = "permanences"
    verbose_name = "permanences vélo"
    # Its pages are those of the pole.
    adresses = "velo"
