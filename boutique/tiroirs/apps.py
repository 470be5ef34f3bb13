from petiterockette.affichage import apps as affichage


class TiroirsConfig(affichage.Salle):
    name = "boutique.tiroirs"
    label = "boutique_tiroirs"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"
