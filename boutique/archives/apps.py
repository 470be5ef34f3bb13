from petiterockette.affichage import apps as affichage


class ArchivesConfig(affichage.Salle):
    name = "boutique.archives"
    label = "boutique_archives"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"
