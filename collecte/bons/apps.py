from django.apps import AppConfig

from petiterockette.affichage import accueil
from petiterockette.affichage.aller import registre as aller


class BonsConfig(AppConfig):
    name = "collecte.bons"
    label = "collecte_bons"

    def ready(self) -> None:
        from .accueil import TUILES
        from .aller import SOURCES

        aller.SOURCES.extend(SOURCES)
        accueil.poser(*TUILES)
