from petiterockette.affichage import apps as affichage
from petiterockette.lieux import suites


class MoisConfig(affichage.Salle):
    name = "collecte.mois"
    label = "collecte_mois"

    def ready(self) -> None:
        from .reglages_du_lieu import SUITES

        super().ready()
        suites.SUITES.extend(SUITES)
