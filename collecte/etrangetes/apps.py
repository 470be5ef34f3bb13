from petiterockette.affichage import apps as affichage


class EtrangetesConfig(affichage.Salle):
    name = "collecte.etrangetes"
    label = "collecte_etrangetes"
    # The pages whose gestures may settle its alerts.
    adresses = "collecte"
