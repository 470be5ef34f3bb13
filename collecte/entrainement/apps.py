from petiterockette.affichage import apps as affichage


class EntrainementConfig(affichage.Salle):
    name = "collecte.entrainement"
    label = "collecte_entrainement"
