from django.apps import AppConfig

from petiterockette.affichage import accueil


class CloturesConfig(AppConfig):
    name = "boutique.clotures"
    label = "boutique_clotures"

    def ready(self) -> None:
        from .accueil import TUILES

        accueil.poser(*TUILES)
