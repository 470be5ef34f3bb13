from django.apps import AppConfig

from petiterockette.affichage import natures
from petiterockette.lieux import suites


class MoisConfig(AppConfig):
    name = "collecte.mois"
    label = "collecte_mois"

    def ready(self) -> None:
        from .accueil import NATURES
        from .reglages_du_lieu import SUITES

        suites.SUITES.extend(SUITES)
        natures.NATURES.update(NATURES)
