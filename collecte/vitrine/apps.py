from django.apps import AppConfig

from petiterockette.affichage import accueil, navigation


class VitrineConfig(AppConfig):
    name = "collecte.vitrine"
    label = "collecte_vitrine"

    def ready(self) -> None:
        from .accueil import PUBLIQUES, TUILES

        navigation.PUBLIQUES.extend(PUBLIQUES)
        accueil.poser(*TUILES)
