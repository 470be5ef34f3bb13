from django.apps import AppConfig

from petiterockette.affichage import accueil, natures, navigation
from petiterockette.affichage.aller import registre as aller

from .accueil import NATURES, PUBLIQUES, TUILES


class SeancesConfig(AppConfig):
    name = "ateliers.seances"
    label = "seances"
    verbose_name = "séances"

    def ready(self) -> None:
        from .aller import SOURCES

        aller.SOURCES.extend(SOURCES)
        accueil.poser(*TUILES)
        navigation.PUBLIQUES.extend(PUBLIQUES)
        natures.NATURES.update(NATURES)
