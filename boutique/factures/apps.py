from petiterockette.affichage import apps as affichage


class FacturesConfig(affichage.Salle):
    name = "boutique.factures"
    label = "boutique_factures"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"
