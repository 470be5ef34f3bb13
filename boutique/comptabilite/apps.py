from petiterockette.affichage import apps as affichage


class ComptabiliteConfig(affichage.Salle):
    name = "boutique.comptabilite"
    label = "boutique_comptabilite"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"
